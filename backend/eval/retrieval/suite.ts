import type { TenantContext } from "#platform/tenant-context";
import type { Item, Measure } from "../frame/measures.ts";
import type { EvalOptions } from "./options.ts";
import type { CorpusFile } from "./corpus.ts";
import type { Progress } from "./read-in.ts";

export interface Question {
  id: string;
  text: string;
  /** Earlier questions, oldest first. */
  history?: string[];
  /** The same question without its typing mistake, asked as well. */
  clean?: string;
}

/** What a system answers: ids of documents, best first, and how sure it is that there is an answer. */
export interface Ranking {
  ranking: string[];
  confidence: number;
}

export type Answer = Ranking & { id: string; clean?: Ranking };

/** A measure that the evaluator prints as well, under `key`; the two must agree. */
export type CheckedMeasure = Measure & { key?: string };

/** What an answer is worth, by name. */
export type Judge = (answer: Answer) => Item;

export interface RetrievalSuite {
  name: string;
  /** The evaluator's command. */
  command: "rank" | "constraints" | "multiturn";
  corpus(options: EvalOptions): CorpusFile;
  /** Takes the corpus in; returns how many documents it has. */
  readIn(ctx: TenantContext, corpus: CorpusFile, progress: Progress): Promise<number>;
  /** A question of one line of the file of questions. */
  toQuestion(line: unknown): Question;
  /** The file of right answers; made in `folder` when the data has none in the evaluator's format. */
  findGold(options: EvalOptions, folder: string): Promise<string>;
  readJudge(gold: string): Promise<Judge>;
  measures: CheckedMeasure[];
}
