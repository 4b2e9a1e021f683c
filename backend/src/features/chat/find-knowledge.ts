import { searchKnowledge, type SearchHit, type SearchInput, type SearchResult } from "#features/retrieval";
import { inSpan, type OpenSpan } from "#platform/span-recorder";
import type { TenantContext } from "#platform/tenant-context";
import { cleanHit } from "./clean-hit.ts";
import type { ReceiptDraft } from "./receipt-draft.ts";

/** Search results whose texts give no orders and hold no markup. */
export interface Findings {
  result: SearchResult;
  hits: SearchHit[];
}

/** Searches the tenant's knowledge and notes in the receipt what was asked, found and set aside. */
export async function findKnowledge(ctx: TenantContext, input: SearchInput, draft: ReceiptDraft): Promise<Findings> {
  const startedAt = performance.now();
  const result = await inSpan({ kind: "retriever", name: "retrieval knowledge" }, async (span) => {
    const found = await searchKnowledge(ctx, input);
    describeSearch(span, input, found);
    return found;
  });
  const cleaned = result.hits.map(cleanHit);
  draft.searches.push({
    query: input.query,
    interpretedAs: result.interpretation.text,
    hits: result.hits.length,
    evidence: result.evidence.normalisedScore,
    milliseconds: Math.round(performance.now() - startedAt),
  });
  draft.ignoredInstructions += cleaned.reduce((sum, { ignored }) => sum + ignored, 0);
  const hits = cleaned.map(({ hit }) => hit);
  draft.readPassages(hits);
  draft.readOffers(
    hits.flatMap((hit) => hit.offers),
    ctx.platform.clock.now(),
  );
  return { result, hits };
}

function describeSearch(span: OpenSpan, input: SearchInput, { hits, evidence, confidence }: SearchResult): void {
  span.note({
    "gen_ai.operation.name": "retrieval",
    "gen_ai.data_source.id": "knowledge",
    "netvexa.retrieval.documents": hits.length,
    "netvexa.retrieval.evidence": evidence.normalisedScore,
    "netvexa.retrieval.confidence": confidence,
    "netvexa.retrieval.document_numbers": hits.map(({ document }) => String(document.number)),
  });
  span.noteContent({
    "gen_ai.retrieval.query.text": input.query,
    "netvexa.retrieval.titles": hits.map(({ document }) => document.title),
  });
}
