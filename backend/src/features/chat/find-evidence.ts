import { primaryTag } from "#features/content";
import type { SearchInput } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import { expectationOf } from "./expected-figures.ts";
import { findKnowledge } from "./find-knowledge.ts";
import { readThreshold } from "./read-threshold.ts";
import { createReceiptDraft } from "./receipt-draft.ts";
import { weighEvidence } from "./weigh-evidence.ts";
import { widenFindings } from "./widen-findings.ts";

export interface EvidenceRequest extends Pick<SearchInput, "withinUrl" | "exclude" | "history"> {
  question: string;
  /** BCP 47 tag of the question; English where it is not known. */
  language?: string | null;
}

export interface FoundSentence {
  /** Word for word. */
  text: string;
  score: number;
  documentNumber: number;
  externalId: string;
  title: string;
  url: string | null;
}

export interface FoundEvidence {
  /** Best first; at most 200. */
  sentences: FoundSentence[];
  /** How sure an answer from the first would be, about 0 to 1. */
  confidence: number;
  /** Whether the agent would answer rather than say that it does not know. */
  isEnough: boolean;
}

const SEARCH_LIMIT = 12;
const MOST_SENTENCES = 200;

/**
 * The sentences of the tenant's knowledge that answer a question best, and how sure an answer from them would be: what
 * the agent's answers without a model rest on. Of one page alone with `withinUrl`, without some documents with `exclude`.
 */
export async function findEvidence(ctx: TenantContext, request: EvidenceRequest): Promise<FoundEvidence> {
  const { question, withinUrl, exclude, history = [] } = request;
  const language = primaryTag(request.language ?? "") ?? "en";
  const query = { query: question, language, history, withinUrl, exclude, limit: SEARCH_LIMIT, passages: true };
  const found = await findKnowledge(ctx, query, createReceiptDraft());
  const findings = await widenFindings({ ctx, withinUrl: withinUrl ?? null }, found);
  const { evidence, interpretation } = findings.result;
  const weighed = await weighEvidence(
    { ctx },
    {
      asked: {
        question,
        language,
        earlier: history.length > 0 ? interpretation.fromHistory : [],
        otherNames: interpretation.otherNames,
      },
      findings,
      evidence,
      expectation: expectationOf(question),
      threshold: await readThreshold(ctx),
    },
  );
  const sentences = weighed.ranked.slice(0, MOST_SENTENCES).map(({ sentence, score, hit: { document } }) => ({
    text: sentence.text,
    score,
    documentNumber: document.number,
    externalId: document.externalId,
    title: document.title,
    url: document.url,
  }));
  return { sentences, confidence: weighed.confidence, isEnough: weighed.isEnough };
}
