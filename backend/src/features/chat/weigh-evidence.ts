import type { Evidence } from "#features/retrieval";
import type { AnswerScope } from "./answer-scope.ts";
import type { Expectation } from "./expected-figures.ts";
import type { Findings } from "./find-knowledge.ts";
import { confidenceOf, isEnough, type Judgement } from "./judge-evidence.ts";
import { rankSentences, type RankedSentence } from "./rank-sentences.ts";
import type { AskedIn } from "./related-terms.ts";
import { settleVersions, type VersionChoice } from "./settle-versions.ts";

/** What an answer from passages would rest on, and how sure it would be. */
export interface WeighedEvidence extends VersionChoice {
  /** About 0 to 1; 0 where nothing was found. */
  confidence: number;
  isEnough: boolean;
}

export interface EvidenceToWeigh {
  asked: AskedIn;
  findings: Findings;
  /** Of the search; null where it looked for more than was asked, so that only the sentence can tell. */
  evidence: Evidence | null;
  expectation: Expectation;
  /** Confidence below which the answer is that it is not known. */
  threshold: number;
}

/** A page is preferred from this share of a product's score on. */
const PAGE_SHARE = 0.75;

/** The sentences found, best first and outdated ones aside, and whether the first of them answers. */
export async function weighEvidence(
  scope: Pick<AnswerScope, "ctx">,
  { asked, findings, evidence, expectation, threshold }: EvidenceToWeigh,
): Promise<WeighedEvidence> {
  const ranked = preferPages(rankSentences(asked, findings.hits));
  const choice = await settleVersions(scope, ranked);
  const [best] = choice.ranked;
  if (!best) return { ...choice, confidence: 0, isEnough: false };
  const second = choice.ranked.find(({ hit }) => hit.document.number !== best.hit.document.number);
  const lead = best.score - (second?.score ?? 0);
  const judgement: Judgement = { evidence, best, lead, expectation, language: asked.language };
  return { ...choice, confidence: confidenceOf(judgement), isEnough: isEnough(judgement, threshold) };
}

/** A page explains, a product's sheet lists: where both speak of the question, the page is quoted. */
function preferPages(ranked: RankedSentence[]): RankedSentence[] {
  const pages = ranked.filter(({ hit }) => hit.document.kind !== "product");
  const [best, page] = [ranked[0], pages[0]];
  return best && page && page.score >= best.score * PAGE_SHARE ? pages : ranked;
}
