import { randomUUID } from "node:crypto";
import { streamedEvent } from "@netvexa/contract";
import type { Citation, Delta, ProductCard, TurnOutcome, TurnRequest } from "@netvexa/contract/wire";
import { z } from "zod";

/** Everything that a visitor was shown in one turn. */
export interface ShownAnswer {
  outcome: TurnOutcome | "failed";
  sentences: Delta[];
  citations: Citation[];
  cards: ProductCard[];
  suggestions: string[];
  milliseconds: number;
}

export interface Visitor {
  /** Asks questions one after the other in a new conversation; resolves to the answer to the last. */
  ask(questions: readonly string[], language: string): Promise<ShownAnswer>;
}

const session = z.object({ token: z.string() });
/** A visitor may ask 20 times a minute; then another one comes. */
const turnsPerVisitor = 16;

/** Visitors of the shop at `demoUrl`, who speak to the backend as the widget does: session, turns, event streams. */
export async function visitShop({ demoUrl, apiUrl }: { demoUrl: string; apiUrl: string }): Promise<Visitor> {
  const page = await (await fetch(demoUrl)).text();
  const storefront = /pk_[\w-]+/.exec(page)?.[0];
  if (storefront === undefined) throw new Error(`The shop at ${demoUrl} has no widget.`);
  const shop = { demoUrl, apiUrl, storefront };
  let token = await openSession(shop);
  let turns = 0;
  return {
    ask: async (questions, language) => {
      if (turns + questions.length > turnsPerVisitor) {
        token = await openSession(shop);
        turns = 0;
      }
      turns += questions.length;
      return converse({ ...shop, token }, questions, language);
    },
  };
}

interface Shop {
  demoUrl: string;
  apiUrl: string;
  storefront: string;
}

async function openSession({ apiUrl, demoUrl, storefront }: Shop): Promise<string> {
  const response = await fetch(`${apiUrl}/v1/widget/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: new URL(demoUrl).origin },
    body: JSON.stringify({ storefront, resume: null }),
  });
  if (!response.ok) throw new Error(`No session: ${response.status} ${await response.text()}`);
  return session.parse(await response.json()).token;
}

type Conversation = Shop & { token: string };

async function converse(shop: Conversation, questions: readonly string[], language: string): Promise<ShownAnswer> {
  let conversationId: string | null = null;
  let shown = nothingShown();
  for (const question of questions) {
    const turn: { answer: ShownAnswer; conversationId: string | null } = await runTurn(shop, {
      question,
      conversationId,
      page: { url: `${shop.demoUrl}/${language}`, title: "Alder & Tide", language },
    });
    shown = turn.answer;
    conversationId = turn.conversationId;
  }
  return shown;
}

async function runTurn({ apiUrl, demoUrl, token }: Conversation, body: TurnRequest) {
  const began = performance.now();
  const response = await fetch(`${apiUrl}/v1/widget/turns`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Origin: new URL(demoUrl).origin,
      Authorization: `Bearer ${token}`,
      "Idempotency-Key": randomUUID(),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`A turn was refused: ${response.status} ${await response.text()}`);
  const answer = nothingShown();
  let { conversationId } = body;
  for (const line of (await response.text()).split("\n")) {
    if (!line.startsWith("data:")) continue;
    const event = streamedEvent.parse(JSON.parse(line.slice("data:".length)));
    if (event.type === "started") ({ conversationId } = event);
    else show(answer, event);
  }
  answer.milliseconds = performance.now() - began;
  return { answer, conversationId };
}

function nothingShown(): ShownAnswer {
  return { outcome: "failed", sentences: [], citations: [], cards: [], suggestions: [], milliseconds: 0 };
}

function show(answer: ShownAnswer, event: Exclude<z.output<typeof streamedEvent>, { type: "started" }>): void {
  if (event.type === "delta") answer.sentences.push(event);
  if (event.type === "retract") answer.sentences = answer.sentences.filter(({ id }) => !event.ids.includes(id));
  if (event.type === "citation") answer.citations.push(event.citation);
  if (event.type === "card") answer.cards.push(event.card);
  if (event.type === "done") {
    answer.outcome = event.outcome;
    answer.suggestions = event.suggestions;
  }
}
