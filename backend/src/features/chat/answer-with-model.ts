import type { ModelSettings } from "#platform/env";
import { listChatModels, type ChatModelChoice } from "#platform/chat-models";
import { answered, type AnswerScope, type Reply } from "./answer-scope.ts";
import { buildQuestion, buildRules, createFence } from "./build-prompt.ts";
import type { Findings } from "./find-knowledge.ts";
import { priceOf } from "./model-cost.ts";
import { ModelFailure, toModelFailure } from "./model-failure.ts";
import { MODEL_TIMES, MODELS_TOGETHER_MS } from "./model-times.ts";
import { createModelSources, type ModelSources } from "./model-sources.ts";
import { createModelTools } from "./model-tools.ts";
import { createSentenceReader, type ModelSentence } from "./release-sentences.ts";
import { sayCached } from "./say-cached.ts";
import { keepAnswer, openCache, type CacheKey } from "./answer-cache.ts";
import { replyUnknown } from "./reply-unknown.ts";
import { askToConfirm } from "./confirm-wish.ts";
import { createShopTools, type ToolTray } from "./shop-tools.ts";
import { runAgent, type AgentUsage } from "./run-agent.ts";
import { createLeakCheck } from "./check-leak.ts";
import { sayModelSentence } from "./say-model-sentence.ts";
import { answerSmallTalk } from "./small-talk.ts";
import { showCard } from "./show-card.ts";
import { readShopProducts } from "./shop-products.ts";
import { suggestFrom } from "./suggest-questions.ts";

/** Passages that a model is given before it searches itself. */
const MOST_SOURCES = 8;
const MOST_CARDS = 4;
const LONGEST_MEMORY = 600;

/**
 * An answer by the first of the configured models that gives one that can be used; what a model had said before it
 * failed is taken back. Null when none did, so that the passages answer themselves.
 */
export async function answerWithModel(
  scope: AnswerScope,
  findings: Findings,
  models: ModelSettings,
): Promise<Reply | null> {
  const given = findings.hits.slice(0, MOST_SOURCES);
  const cache = await openCache(scope, given);
  const kept = cache && (await sayCached(scope, given, cache));
  if (kept) return replyAsModel(scope, findings, kept);
  const timeUp = AbortSignal.timeout(MODELS_TOGETHER_MS);
  for (const choice of listChatModels(models)) {
    const reply = await tryModel(scope, findings, { choice, timeUp, cache });
    if (reply) return reply;
    await scope.writer.retract();
    if (timeUp.aborted) return null;
  }
  return null;
}

interface Attempt {
  choice: ChatModelChoice;
  /** Aborts when the models of the turn have had their time. */
  timeUp: AbortSignal;
  /** Where its answer is kept; null for one that is not. */
  cache: CacheKey | null;
}

async function tryModel(scope: AnswerScope, findings: Findings, attempt: Attempt): Promise<Reply | null> {
  const { choice, timeUp } = attempt;
  const usage: AgentUsage = { inputTokens: 0, outputTokens: 0, estimated: false, costMicros: 0 };
  const startedAt = performance.now();
  let failure: string | null = null;
  try {
    return await runModel(scope, findings, { ...attempt, usage });
  } catch (error) {
    scope.signal.throwIfAborted();
    failure = timeUp.aborted ? "time_limit" : toModelFailure(error).reason;
    scope.ctx.platform.logger.warn({ err: error, model: choice.name, turnId: scope.turn.id }, "a model failed");
    return null;
  } finally {
    const milliseconds = Math.round(performance.now() - startedAt);
    scope.draft.models.push({ model: choice.name, ...usage, milliseconds, failure });
  }
}

async function runModel(
  scope: AnswerScope,
  findings: Findings,
  { choice, timeUp, cache, usage }: Attempt & { usage: AgentUsage },
): Promise<Reply | null> {
  const { ctx, language, signal } = scope;
  const fence = createFence();
  const sources = createModelSources();
  sources.add(findings.hits.slice(0, MOST_SOURCES));
  const rules = buildRules(scope, fence);
  const reader = createSentenceReader(language);
  const tray: ToolTray = { fence, sources, wishes: [] };
  const saying = { scope, sources, leaks: createLeakCheck(rules, fence.mark) };
  const given = sources.all().length;
  const said: ModelSentence[] = [];
  let isWhole = true;
  const say = async (sentence: ModelSentence) => {
    said.push(sentence);
    isWhole = (await sayModelSentence(saying, sentence)) && isWhole;
  };
  await scope.writer.status("writing");
  await runAgent(
    {
      choice,
      rules,
      messages: [...rememberedMessages(scope), { role: "user", content: buildQuestion(scope, fence, sources) }],
      tools: [...createModelTools(scope, fence, sources), ...(await createShopTools(scope, tray))],
      price: priceOf(choice.name, ctx.platform.env),
      costLimitMicros: remainingBudget(scope, usage),
      times: MODEL_TIMES,
      signal: AbortSignal.any([signal, timeUp]),
      onText: async (piece) => {
        for (const sentence of tray.wishes.length > 0 ? [] : reader.push(piece)) await say(sentence);
      },
    },
    usage,
  );
  if (scope.draft.askedForPerson) return replyPersonAsked(scope);
  const [wish] = tray.wishes;
  if (wish) return askToConfirm(scope, wish);
  if (reader.isUnknown()) return replyUnknown(scope, findings);
  for (const sentence of reader.end()) await say(sentence);
  assertGrounded(scope);
  // What rests on more than the passages that are in the key, or was cut, is not said again.
  if (cache && isWhole && sources.all().length === given)
    await keepAnswer(scope, cache, { sentences: said, sources, costMicros: usage.costMicros });
  return replyAsModel(scope, findings, sources);
}

async function replyAsModel(scope: AnswerScope, findings: Findings, sources: ModelSources): Promise<Reply> {
  scope.draft.method = "model";
  await showCitedProducts(scope, sources);
  return answered(suggestFrom(findings, { language: scope.language, asked: scope.turn.question, used: null }));
}

/** Said in the shop's own words, whatever the model made of it. */
async function replyPersonAsked({ writer, phrases, turn, draft }: AnswerScope): Promise<Reply> {
  draft.method = "conversation";
  const text = answerSmallTalk("person", phrases, { agent: turn.agent.name, shop: turn.shop.name });
  await writer.say({ text, sources: [] });
  return { outcome: "answered", offerContact: true, suggestions: [] };
}

/** What is left of the turn's reservation after the models before this one. */
function remainingBudget({ turn, draft }: AnswerScope, usage: AgentUsage): number | null {
  if (turn.budget.reservedMicros === 0) return null;
  const spent = draft.models.reduce((sum, { costMicros }) => sum + costMicros, usage.costMicros);
  return turn.budget.reservedMicros - spent;
}

/** Earlier questions and answers, so that "and in blue?" is understood; answers were checked when they were given. */
function rememberedMessages({ turn }: AnswerScope) {
  return turn.memory.flatMap(({ question, answer }) => [
    { role: "user" as const, content: question.slice(0, LONGEST_MEMORY) },
    ...(answer === "" ? [] : [{ role: "assistant" as const, content: answer.slice(0, LONGEST_MEMORY) }]),
  ]);
}

/** An answer must have a sentence that names its source; a question back to the visitor need not. */
function assertGrounded({ writer }: AnswerScope): void {
  const released = writer.released();
  const asksBack = released.length > 0 && released.every(({ text }) => /[?？؟]\s*$/u.test(text));
  if (!writer.cited() && !asksBack) throw new ModelFailure("ungrounded");
}

async function showCitedProducts(scope: AnswerScope, sources: ModelSources): Promise<void> {
  const cited = new Set(
    scope.draft
      .toReceipt()
      .passages.filter(({ citation }) => citation > 0)
      .map(({ chunkNumber }) => chunkNumber),
  );
  const documents = sources
    .all()
    .filter(({ chunk, document }) => cited.has(chunk.number) && document.kind === "product")
    .map(({ document }) => document.number);
  const products = await readShopProducts(scope.ctx, [...new Set(documents)].slice(0, MOST_CARDS));
  for (const product of products) await showCard(scope, product);
}
