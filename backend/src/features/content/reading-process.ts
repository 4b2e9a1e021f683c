import { z } from "zod";
import { answerTasks } from "#platform/task-process";
import { chunkDocument } from "./chunk-document.ts";
import { isContentError } from "./content-error.ts";
import { readFileContent } from "./read-file-content.ts";
import type { ReadingResult, ReadingTask } from "./reading-protocol.ts";

const task = z.custom<ReadingTask>((value) => typeof value === "object" && value !== null && "kind" in value);

async function run(asked: ReadingTask): Promise<ReadingResult> {
  if (asked.kind === "file") return { kind: "file", reading: await readFileContent(asked.file) };
  if (asked.kind === "chunk") return { kind: "chunk", chunks: chunkDocument(asked.document, asked.options) };
  const { readWebPage } = await import("./read-web-page.ts");
  return { kind: "page", reading: readWebPage(asked.html, asked.url) };
}

function describe(error: unknown): ReadingResult {
  if (isContentError(error)) return { kind: "refused", code: error.code, detail: error.detail };
  return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
}

answerTasks(
  (message) => task.parse(message),
  (asked) => run(asked).catch(describe),
);
