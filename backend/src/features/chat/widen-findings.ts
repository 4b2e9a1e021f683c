import { tenantTransaction } from "#platform/tenant-context";
import type { AnswerScope } from "./answer-scope.ts";
import { cleanHit } from "./clean-hit.ts";
import type { Findings } from "./find-knowledge.ts";
import { selectDocumentsAt, selectPassages } from "./knowledge-queries.ts";

/** Pages whose other passages are read too, and how many of these together. */
const MOST_PAGES = 4;
const MOST_PASSAGES = 48;
/** What a passage is worth that was not found itself, beside the best one of its page. */
const NEIGHBOUR_SHARE = 0.6;

/**
 * The findings with the other passages of the best pages: a page that was found by one passage often answers in
 * another ("Returns" by its steps, the period above them).
 */
export async function widenFindings(
  scope: Pick<AnswerScope, "ctx" | "withinUrl">,
  findings: Findings,
): Promise<Findings> {
  const { ctx, withinUrl } = scope;
  const pages = findings.hits.filter(({ document }) => document.kind === "page" || document.kind === "file");
  const scores = new Map<number, number>();
  for (const { document, score } of pages)
    scores.set(document.number, Math.max(score, scores.get(document.number) ?? 0));
  const rows = await tenantTransaction(ctx, async (tx) => {
    const documents =
      withinUrl === null ? [...scores.keys()].slice(0, MOST_PAGES) : await selectDocumentsAt(tx, ctx, withinUrl);
    return documents.length === 0 ? [] : selectPassages(tx, ctx, { documents, limit: MOST_PASSAGES });
  });
  const known = new Set(findings.hits.map(({ chunk }) => chunk.number));
  const neighbours = rows
    .filter(({ chunk }) => !known.has(chunk.number))
    .map((row) => {
      const score = (scores.get(row.document.number) ?? 0) * NEIGHBOUR_SHARE;
      return cleanHit({ ...row, score, offers: [] }).hit;
    });
  return { ...findings, hits: [...findings.hits, ...neighbours] };
}
