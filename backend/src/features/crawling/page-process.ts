import { z } from "zod";
import { answerTasks } from "#platform/task-process";
import { readPage, type PageReading, type PageSource } from "./read-page.ts";

/** What comes back from the page process. */
export type PageAnswer = { reading: PageReading } | { problem: string };

const pageSource = z.custom<PageSource>((value) => typeof value === "object" && value !== null && "html" in value);

async function answer(source: PageSource): Promise<PageAnswer> {
  try {
    return { reading: readPage(source) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

answerTasks((message) => pageSource.parse(message), answer);
