import { runTogether, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { readChunks, readDocuments } from "./hit-queries.ts";
import { readOffers } from "./offer-queries.ts";
import { bytesPerPosting } from "./posting-blocks.ts";
import type { QuestionWord } from "./question-words.ts";
import type { RankedDocument } from "./rank-documents.ts";
import type { FoundChunk, FoundDocument, Offer, ScoreExplanation, SearchHit } from "./search-result.ts";

export interface HitRequest {
  ranked: RankedDocument[];
  limit: number;
  /** What the search knew when each hit is to say how it came to its score. */
  explain: { words: QuestionWord[]; postings: Map<string, Buffer>; similarities: Map<number, number> } | null;
}

type FoundHit = RankedDocument & { chunk: FoundChunk; document: FoundDocument };

/** The first documents with everything that is shown of them. Those that are being removed make room for the next. */
export async function readHits(
  ctx: TenantContext,
  transaction: Transaction,
  { ranked, limit, explain }: HitRequest,
): Promise<SearchHit[]> {
  const hits: SearchHit[] = [];
  for (let from = 0; from < ranked.length && hits.length < limit; from += limit) {
    hits.push(...(await readSome(ctx, transaction, { ranked: ranked.slice(from, from + limit), explain })));
  }
  return hits.slice(0, limit);
}

async function readSome(
  ctx: TenantContext,
  transaction: Transaction,
  { ranked, explain }: Omit<HitRequest, "limit">,
): Promise<SearchHit[]> {
  const numbers = ranked.map(({ documentNumber }) => documentNumber);
  const chunkNumbers = ranked.map(({ chunkNumber }) => chunkNumber);
  let documents = new Map<number, FoundDocument>();
  let chunks = new Map<number, FoundChunk>();
  let offers = new Map<number, Offer[]>();
  await runTogether(ctx.platform.database, [
    async () => {
      documents = await readDocuments(ctx, transaction, numbers);
    },
    async () => {
      chunks = await readChunks(ctx, transaction, chunkNumbers);
    },
    async () => {
      offers = groupOffers(await readOffers(ctx, transaction, numbers));
    },
  ]);
  return ranked.flatMap((place) => {
    const [document, chunk] = [documents.get(place.documentNumber), chunks.get(place.chunkNumber)];
    return document && chunk ? [toHit({ ...place, document, chunk }, offers.get(document.number) ?? [], explain)] : [];
  });
}

function toHit(hit: FoundHit, offers: Offer[], explain: HitRequest["explain"]): SearchHit {
  const { score, chunk, document } = hit;
  if (explain === null) return { score, chunk, document, offers };
  return { score, chunk, document, offers, explanation: explainScore(hit, explain) };
}

function explainScore(
  { lexical, chunkNumber }: RankedDocument,
  { words, postings, similarities }: NonNullable<HitRequest["explain"]>,
): ScoreExplanation {
  const holds = (term: string) => holdsPassage(postings.get(term), chunkNumber);
  return {
    lexical,
    similarity: similarities.get(chunkNumber) ?? null,
    terms: words.filter(({ spellings }) => spellings.some(holds)).map(({ text }) => text),
  };
}

function holdsPassage(block: Buffer | undefined, chunkNumber: number): boolean {
  if (!block) return false;
  for (let offset = 0; offset < block.length; offset += bytesPerPosting) {
    if (block.readInt32LE(offset) === chunkNumber) return true;
  }
  return false;
}

function groupOffers(offers: Offer[]): Map<number, Offer[]> {
  const grouped = new Map<number, Offer[]>();
  for (const offer of offers) {
    const list = grouped.get(offer.documentNumber);
    if (list) list.push(offer);
    else grouped.set(offer.documentNumber, [offer]);
  }
  return grouped;
}
