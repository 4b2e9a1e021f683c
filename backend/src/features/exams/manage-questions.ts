import { requireAgent } from "#features/agents";
import { listOwnQuestions } from "#features/chat";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { tooManyQuestions } from "./errors.ts";
import {
  deleteQuestion,
  insertQuestions,
  selectProductTitles,
  selectQuestions,
  selectShopLanguage,
  type QuestionRow,
} from "./queries.ts";

/** Two answers each, and a model may write them: an exam stays a matter of minutes. */
const MOST_QUESTIONS = 100;

/** Throws `not_found`, `too_many_questions`. */
export async function addQuestion(
  ctx: TenantContext,
  { agentId, question, expected }: { agentId: string; question: string; expected: string | null },
): Promise<QuestionRow> {
  return tenantTransaction(ctx, async (tx) => {
    await requireAgent(tx, ctx, agentId);
    const asked = await selectQuestions(tx, ctx, agentId);
    if (asked.length >= MOST_QUESTIONS) throw tooManyQuestions(MOST_QUESTIONS);
    await insertQuestions(tx, ctx, [{ id: newId(), agentId, question, expected, origin: "own" }]);
    const added = (await selectQuestions(tx, ctx, agentId)).find((one) => one.question === question);
    return added ?? missing();
  });
}

/** Throws `not_found`. */
export async function removeQuestion(ctx: TenantContext, of: { agentId: string; questionId: string }): Promise<void> {
  const removed = await tenantTransaction(ctx, (tx) => deleteQuestion(tx, ctx, of));
  if (!removed) missing();
}

/**
 * Adds questions that the storefront's own knowledge answers: about prices of its products, as its typed answers are
 * asked, and from its pages; about as many of products as of the rest. Throws `not_found`.
 */
export async function generateQuestions(
  ctx: TenantContext,
  { agentId, count }: { agentId: string; count: number },
): Promise<{ added: number }> {
  const ofPages = await listOwnQuestions(ctx, count);
  return tenantTransaction(ctx, async (tx) => {
    await requireAgent(tx, ctx, agentId);
    const room = Math.min(count, MOST_QUESTIONS - (await selectQuestions(tx, ctx, agentId)).length);
    const titles = await selectProductTitles(tx, ctx, Math.max(0, room));
    const ask = askPrice(await selectShopLanguage(tx, ctx));
    const questions = takeTurns(titles.map(ask), ofPages).slice(0, Math.max(0, room));
    const rows = questions.map((question) => ({
      id: newId(),
      agentId,
      question: question.slice(0, 2000),
      expected: null,
      origin: "generated" as const,
    }));
    return { added: await insertQuestions(tx, ctx, rows) };
  });
}

function askPrice(language: string): (title: string) => string {
  return language === "de" ? (title) => `Was kostet ${title}?` : (title) => `How much is ${title}?`;
}

function takeTurns(one: readonly string[], other: readonly string[]): string[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, at) => [one[at], other[at]])
    .flat()
    .filter((text) => text !== undefined);
}

function missing(): never {
  throw notFound("question");
}
