import { loadModelSettings } from "#features/installation";
import type { TurnEvent } from "@netvexa/contract/wire";
import type { TenantContext } from "#platform/tenant-context";
import { beginTurn } from "./begin-turn.ts";
import { answerFailed } from "./errors.ts";
import { modelCostLimit } from "./model-cost.ts";
import { startTurn } from "./perform-turn.ts";
import { releasedDeltas } from "./released-events.ts";

export interface AnswerRequest {
  question: string;
  conversationId: string | null;
  language: string | null;
  pageUrl: string | null;
  /** Answer from what stands at `pageUrl` alone. */
  onlyPage?: boolean;
  /** Documents to leave out, by their ids in their sources. */
  exclude?: string[];
}

/**
 * The whole answer to one question, with its sources and receipt, for a merchant's own software; stored as a
 * conversation of the channel `api`. Throws `not_found` (conversation), `turn_running`, `answer_failed`.
 */
export async function createAnswer(ctx: TenantContext, request: AnswerRequest) {
  const models = await loadModelSettings(ctx.platform);
  const { question, conversationId, language, pageUrl, onlyPage = false, exclude = [] } = request;
  const hasPage = language !== null || pageUrl !== null;
  const page = hasPage ? { url: pageUrl ?? "", title: "", language: language ?? "" } : null;
  const opening = {
    question,
    conversationId,
    page,
    limits: { withinUrl: onlyPage ? pageUrl : null, exclude: { externalIds: exclude } },
    idempotencyKey: null,
    modelCostMicros: modelCostLimit(models, ctx.platform.env),
  };
  const beginning = await beginTurn(ctx, opening);
  if (beginning.kind === "known") throw answerFailed();
  const { finished } = await startTurn(ctx, { turn: beginning.turn, models });
  const { events, result } = await finished;
  if (!result) throw answerFailed();
  return {
    turnId: beginning.turn.id,
    conversationId: beginning.turn.conversationId,
    outcome: result.outcome,
    answer: toText(events),
    sentences: releasedDeltas(events).map(({ text, citations }) => ({ text, citations })),
    citations: citedIn(events),
    cards: events.flatMap((event) => (event.type === "card" ? [event.card] : [])),
    offerContact: result.offerContact,
    suggestions: result.suggestions,
    receipt: result.receipt,
  };
}

/** Only what a sentence still cites: a retracted one takes its citations along. */
export function citedIn(events: readonly TurnEvent[]) {
  const cited = new Set(releasedDeltas(events).flatMap((delta) => delta.citations));
  return events.flatMap((event) =>
    event.type === "citation" && cited.has(event.citation.number) ? [event.citation] : [],
  );
}

/** Paragraphs apart, items one per line. */
export function toText(events: readonly TurnEvent[]): string {
  let text = "";
  let last = { index: -1, kind: "paragraph" };
  for (const { text: sentence, block } of releasedDeltas(events)) {
    if (block.index === last.index) text += ` ${sentence}`;
    else if (block.kind === "item") text += `${last.kind === "item" || text === "" ? "\n" : "\n\n"}- ${sentence}`;
    else text += `\n\n${sentence}`;
    last = block;
  }
  return text.trim();
}
