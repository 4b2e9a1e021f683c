import type { Kysely } from "kysely";
import type { Tables } from "#platform/database";
import type { CorpusFile } from "../corpus.ts";
import type { Ranking } from "../suite.ts";

/** Another search engine over the same documents, asked the last question as it was typed. */
export interface Baseline {
  system: string;
  search(text: string, limit: number): Promise<Ranking>;
}

export interface BaselineSources {
  corpus: CorpusFile;
  /** Superuser's connection: the comparison runs without row-level security. */
  owner: Kysely<Tables>;
}
