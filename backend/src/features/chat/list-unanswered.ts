import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { askedTerms, isGeneric } from "./asked-terms.ts";
import { readIntent } from "./question-intent.ts";
import { selectUnanswered, type UnansweredRow } from "./unanswered-queries.ts";

export interface UnansweredFilter {
  /** ISO 8601; only what was asked then or later. */
  from?: string | undefined;
  limit: number;
}

/** Turns that are looked at, latest first. */
const MOST_TURNS = 2_000;
const MOST_WORDINGS = 3;

/**
 * What the agent could not answer, questions of the same meaning together (the same telling stems, in whatever order),
 * the most frequent first.
 */
export async function listUnanswered(ctx: TenantContext, { from, limit }: UnansweredFilter) {
  const rows = await tenantTransaction(ctx, (tx) =>
    selectUnanswered(tx, ctx, { from: from ?? null, limit: MOST_TURNS }),
  );
  const groups = [...Map.groupBy(rows, meaningOf).values()].flatMap((asked) => describe(asked));
  const questions = groups.toSorted(
    (one, other) => other.count - one.count || other.lastAskedAt.localeCompare(one.lastAskedAt),
  );
  return { questions: questions.slice(0, limit), groups: questions.length, turns: rows.length };
}

function meaningOf({ question, language }: UnansweredRow): string {
  const terms = askedTerms(readIntent(question).subject, language).filter((term) => !isGeneric(term, language));
  return `${language} ${terms.length > 0 ? terms.toSorted().join(" ") : question.trim().toLowerCase()}`;
}

/** `asked` is latest first. */
function describe(asked: readonly UnansweredRow[]) {
  const [latest] = asked;
  if (!latest) return [];
  return [
    {
      question: latest.question,
      language: latest.language,
      count: asked.length,
      visitors: new Set(asked.map((one) => one.conversation_id)).size,
      lastAskedAt: latest.created_at.toISOString(),
      lastConversationId: latest.conversation_id,
      wordings: [...new Set(asked.map((one) => one.question))].slice(0, MOST_WORDINGS),
    },
  ];
}
