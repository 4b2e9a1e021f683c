import path from "node:path";
import { z } from "zod";
import type { TenantContext } from "#platform/tenant-context";
import type { CorpusFile } from "./corpus.ts";
import type { EvalOptions } from "./options.ts";
import { readInCatalogue, readInPages, type Page, type Progress } from "./read-in.ts";
import { readLines } from "./read-lines.ts";
import type { Question } from "./suite.ts";

const plainQuestion = z.object({ id: z.string(), text: z.string() });
const passage = z.object({ id: z.string(), title: z.string(), text: z.string() });

export function askedText(line: unknown): Question {
  return plainQuestion.parse(line);
}

export async function judgements({ data }: EvalOptions): Promise<string> {
  return path.join(data, "qrels.tsv");
}

export async function questionFile({ data, queries }: EvalOptions): Promise<string> {
  return path.join(data, queries);
}

/** Takes a corpus in as its form says. */
export function readInCorpus(ctx: TenantContext, { file, form }: CorpusFile, progress: Progress): Promise<number> {
  return form === "products" ? readInCatalogue(ctx, file, progress) : readInPages(ctx, readPages(file), progress);
}

/** Longest title of a page; a passage without a title is named by its first words. */
const titleChars = 80;

async function* readPages(file: string): AsyncGenerator<Page> {
  for await (const line of readLines(file)) {
    const { id, title, text } = passage.parse(JSON.parse(line));
    yield { externalId: id, title: title.trim() === "" ? text.slice(0, titleChars) : title, text };
  }
}
