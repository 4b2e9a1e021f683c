import type { SourceDocument } from "#features/content";
import type { CatalogueProblem } from "./catalogue-item.ts";
import type { CatalogueOptions } from "./catalogue-options.ts";
import { readCatalogue } from "./read-catalogue.ts";

/** The whole of a small catalogue, for tests. */
export interface CollectedCatalogue {
  documents: SourceDocument[];
  lines: number[];
  problems: CatalogueProblem[];
}

export async function collectCatalogue(
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: CatalogueOptions = {},
  now?: Date,
): Promise<CollectedCatalogue> {
  const collected: CollectedCatalogue = { documents: [], lines: [], problems: [] };
  for await (const item of readCatalogue(toChunks(content), options, now)) {
    if (item.kind === "problem") collected.problems.push(item);
    else {
      collected.documents.push(item.document);
      collected.lines.push(item.line);
    }
  }
  return collected;
}

async function* toChunks(content: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof content === "string") yield Buffer.from(content);
  else if (content instanceof Uint8Array) yield content;
  else yield* content;
}
