import type { Offer, SearchHit } from "#features/retrieval";
import { noteMoment } from "#platform/span-recorder";
import type { Receipt } from "./turn-types.ts";

/** Collects, while a turn runs, what its answer is made from; whole at every moment, so that a failure has one too. */
export interface ReceiptDraft {
  method: Receipt["method"];
  language: string;
  readonly searches: Receipt["searches"];
  readonly models: Receipt["models"];
  ignoredInstructions: number;
  /** What the answer had cost when it was new, where it was said again; null for a new one. */
  cachedMicros: number | null;
  agent: Receipt["agent"];
  /** The model wishes that a person takes over; it stands in no receipt. */
  askedForPerson: boolean;
  readPassages(hits: readonly SearchHit[]): void;
  cite(hit: SearchHit, number: number): void;
  /** What was cited so far is taken back together with the sentences that cited it. */
  forgetCitations(): void;
  readOffers(offers: readonly Offer[], at: Date): void;
  cut(reason: string): void;
  sentenceReleased(): void;
  toReceipt(): Receipt;
}

export function createReceiptDraft(startedAt: number = performance.now()): ReceiptDraft {
  const passages = new Map<number, Receipt["passages"][number]>();
  const offers = new Map<string, Receipt["offers"][number]>();
  const cuts = new Map<string, number>();
  let firstSentenceMs: number | null = null;
  const since = () => Math.round(performance.now() - startedAt);
  const draft: ReceiptDraft = {
    method: "none",
    language: "en",
    searches: [],
    models: [],
    ignoredInstructions: 0,
    cachedMicros: null,
    agent: undefined,
    askedForPerson: false,
    readPassages: (hits) => {
      for (const hit of hits) {
        if (!passages.has(hit.chunk.number)) passages.set(hit.chunk.number, toPassage(hit, 0));
      }
    },
    cite: (hit, number) => void passages.set(hit.chunk.number, toPassage(hit, number)),
    forgetCitations: () => {
      for (const passage of passages.values()) passage.citation = 0;
    },
    readOffers: (read, at) => {
      for (const offer of read) offers.set(`${offer.documentNumber} ${offer.externalId}`, toUsedOffer(offer, at));
    },
    cut: (reason) => {
      cuts.set(reason, (cuts.get(reason) ?? 0) + 1);
      noteMoment({ kind: "guard", name: `hold back sentence: ${reason}` }, { "netvexa.guard.reason": reason });
    },
    sentenceReleased: () => (firstSentenceMs ??= since()),
    toReceipt: () => ({
      method: draft.method,
      language: draft.language,
      ...(draft.agent && { agent: draft.agent }),
      ...(draft.cachedMicros !== null && { saidAgain: { savedMicros: draft.cachedMicros } }),
      searches: draft.searches,
      passages: [...passages.values()],
      offers: [...offers.values()],
      models: draft.models,
      cut: [...cuts].map(([reason, count]) => ({ reason, count })),
      ignoredInstructions: draft.ignoredInstructions,
      totals: { ...sumModels(draft.models), firstSentenceMs, milliseconds: since() },
    }),
  };
  return draft;
}

function toPassage({ chunk, document }: SearchHit, citation: number): Receipt["passages"][number] {
  return {
    citation,
    documentNumber: document.number,
    chunkNumber: chunk.number,
    title: document.title,
    url: document.url,
    hash: chunk.hash,
    documentHash: document.contentHash,
  };
}

function toUsedOffer(offer: Offer, at: Date): Receipt["offers"][number] {
  const { documentNumber, externalId, priceMinor, compareAtMinor, currency, availability, stock } = offer;
  return {
    documentNumber,
    externalId,
    priceMinor,
    compareAtMinor,
    currency,
    availability,
    stock,
    readAt: at.toISOString(),
  };
}

function sumModels(models: Receipt["models"]) {
  const sum = (pick: (model: Receipt["models"][number]) => number) => models.reduce((all, one) => all + pick(one), 0);
  return {
    inputTokens: sum((model) => model.inputTokens),
    outputTokens: sum((model) => model.outputTokens),
    costMicros: sum((model) => model.costMicros),
  };
}
