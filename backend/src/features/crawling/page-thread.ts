import { parentPort } from "node:worker_threads";
import { readPage, type PageReading, type PageSource } from "./read-page.ts";

/** What crosses back from the page thread. */
export type PageAnswer = { reading: PageReading } | { problem: string };

const port = parentPort;
if (!port) throw new Error("page-thread.ts runs only as a worker thread");

function answer(source: PageSource): PageAnswer {
  try {
    return { reading: readPage(source) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

port.on("message", (source: PageSource) => port.postMessage(answer(source)));
