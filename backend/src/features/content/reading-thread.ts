import { parentPort } from "node:worker_threads";
import { chunkDocument } from "./chunk-document.ts";
import { isContentError } from "./content-error.ts";
import { readFileContent } from "./read-file-content.ts";
import type { ReadingResult, ReadingTask } from "./reading-protocol.ts";

const port = parentPort;
if (!port) throw new Error("reading-thread.ts runs only as a worker thread");

async function run(task: ReadingTask): Promise<ReadingResult> {
  if (task.kind === "file") return { kind: "file", reading: await readFileContent(task.file) };
  if (task.kind === "chunk") return { kind: "chunk", chunks: chunkDocument(task.document, task.options) };
  const { readWebPage } = await import("./read-web-page.ts");
  return { kind: "page", reading: readWebPage(task.html, task.url) };
}

function describe(error: unknown): ReadingResult {
  if (isContentError(error)) return { kind: "refused", code: error.code, detail: error.detail };
  return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
}

port.on("message", (task: ReadingTask) => {
  run(task).then(
    (result) => port.postMessage(result),
    (error: unknown) => port.postMessage(describe(error)),
  );
});
