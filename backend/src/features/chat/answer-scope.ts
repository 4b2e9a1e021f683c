import type { TurnOutcome } from "@netvexa/contract/wire";
import type { TenantContext } from "#platform/tenant-context";
import type { AnswerWriter } from "./answer-writer.ts";
import type { CardStyle } from "./make-card.ts";
import type { Phrases } from "./phrases.ts";
import type { Intent } from "./question-intent.ts";
import type { ReceiptDraft } from "./receipt-draft.ts";
import type { BegunTurn } from "./turn-types.ts";

/** Everything that the parts of one answer share. */
export interface AnswerScope {
  ctx: TenantContext;
  turn: BegunTurn;
  /** The question with its spelling corrected from the shop's own words. */
  asked: string;
  /** Primary tag of the language to answer in. */
  language: string;
  /** Tag for numbers and money: the page's where it is of that language. */
  locale: string;
  phrases: Phrases;
  intent: Intent;
  writer: AnswerWriter;
  draft: ReceiptDraft;
  /** Confidence below which the answer is that it is not known. */
  threshold: number;
  /** The one page to answer from; null for all that the tenant knows. */
  withinUrl: string | null;
  signal: AbortSignal;
}

export interface Reply {
  outcome: Exclude<TurnOutcome, "aborted">;
  offerContact: boolean;
  suggestions: string[];
}

export function answered(suggestions: readonly string[] = []): Reply {
  return { outcome: "answered", offerContact: false, suggestions: [...new Set(suggestions)].slice(0, 3) };
}

export function cardStyle({ locale, phrases }: AnswerScope): CardStyle {
  return { locale, phrases };
}
