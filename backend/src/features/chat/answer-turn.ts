import type { TurnEvent } from "@netvexa/contract/wire";
import { primaryTag } from "#features/content";
import type { ModelSettings } from "#platform/env";
import { inSpan } from "#platform/span-recorder";
import type { TenantContext } from "#platform/tenant-context";
import { answerExtractively } from "./answer-extractively.ts";
import type { AnswerScope, Reply } from "./answer-scope.ts";
import { createAnswerWriter } from "./answer-writer.ts";
import { answerConfirmation } from "./confirm-wish.ts";
import { correctQuestion, useKnownNames } from "./correct-question.ts";
import { chooseLanguage } from "./choose-language.ts";
import { findKnowledge, type Findings } from "./find-knowledge.ts";
import { phrasesFor } from "./phrases.ts";
import { readIntent } from "./question-intent.ts";
import type { ReceiptDraft } from "./receipt-draft.ts";
import { asksForSecrets } from "./asks-for-secrets.ts";
import { replyUnknown } from "./reply-unknown.ts";
import { answerSmallTalk, recogniseSmallTalk, type SmallTalk } from "./small-talk.ts";
import { touchesTopic } from "./touches-topic.ts";
import type { BegunTurn, TurnResult } from "./turn-types.ts";

export interface AnswerTask {
  turn: BegunTurn;
  models: ModelSettings;
  emit(event: TurnEvent): Promise<void>;
  signal: AbortSignal;
  draft: ReceiptDraft;
}

const SEARCH_LIMIT = 12;

/**
 * Everything between the question and its last event: understanding, retrieval, the answer by a model or from the
 * passages themselves. Every sentence goes through the writer's checks. Throws only when nothing could be done at all,
 * or with the signal's reason.
 */
export async function answerTurn(ctx: TenantContext, task: AnswerTask): Promise<TurnResult> {
  const scope = openScope(ctx, task);
  const reply = await replyTo(scope, task);
  return { ...reply, language: scope.language, receipt: task.draft.toReceipt() };
}

function openScope(ctx: TenantContext, task: AnswerTask): AnswerScope {
  const { turn, draft, signal, emit } = task;
  const page = turn.page?.language ?? null;
  const chosen = chooseLanguage({
    question: turn.question,
    page,
    conversation: turn.language,
    shop: turn.shop.language,
  });
  const { id, name, version, languages } = turn.agent;
  draft.agent = { id, name, version };
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? chosen);
  draft.language = language;
  const writer = createAnswerWriter(ctx, { language, question: turn.question, emit, draft, signal });
  return {
    ctx,
    turn,
    asked: turn.question,
    language,
    locale: page !== null && primaryTag(page) === language ? page : language,
    phrases: phrasesFor(language),
    intent: readIntent(turn.question),
    writer,
    draft,
    threshold: turn.threshold,
    withinUrl: turn.limits.withinUrl,
    signal,
  };
}

/** What speaks to models takes up to 200 MB: only an installation that has one pays for it. */
async function answerByModel(scope: AnswerScope, findings: Findings, models: ModelSettings): Promise<Reply | null> {
  const wanted = scope.turn.agent.models;
  const chat = wanted === null ? models.chat : wanted.filter((name) => models.chat.includes(name));
  if (chat.length === 0) return null;
  const { answerWithModel } = await import("./answer-with-model.ts");
  return answerWithModel(scope, findings, { ...models, chat });
}

async function replyTo(scope: AnswerScope, task: AnswerTask): Promise<Reply> {
  const { turn } = scope;
  if (turn.budget.mode === "people") return { outcome: "with_person", offerContact: false, suggestions: [] };
  if (turn.budget.mode === "paused") return replyPaused(scope);
  const settled = await answerConfirmation(scope);
  if (settled) return settled;
  const smallTalk = recogniseSmallTalk(turn.question);
  if (smallTalk) return replySmallTalk(scope, smallTalk);
  if (asksForSecrets(turn.question)) return replyUnknown(scope, null);
  if (touchesTopic(turn.question, turn.agent.rules, scope.language)) return replyOffLimits(scope);
  await scope.writer.status("searching");
  const findings = await findKnowledge(
    scope.ctx,
    {
      query: turn.question,
      language: scope.language,
      history: turn.memory.map((memory) => memory.question),
      ...turn.limits,
      limit: SEARCH_LIMIT,
      passages: true,
    },
    scope.draft,
  );
  task.signal.throwIfAborted();
  const byModel = turn.budget.mode === "full" ? await answerByModel(scope, findings, task.models) : null;
  if (byModel) return byModel;
  const writing = { kind: "step", name: "answer from passages" } as const;
  return inSpan(writing, () => answerExtractively(withCorrections(scope, findings), findings));
}

function withCorrections(scope: AnswerScope, { result }: Findings): AnswerScope {
  const { corrections, otherNames } = result.interpretation;
  const asked = useKnownNames(correctQuestion(scope.turn.question, corrections, scope.language), otherNames);
  return asked === scope.asked ? scope : { ...scope, asked, intent: readIntent(asked) };
}

async function replyPaused({ writer, phrases, turn }: AnswerScope): Promise<Reply> {
  await writer.say({ text: turn.agent.enabled ? phrases.tooManyQuestions : phrases.switchedOff, sources: [] });
  return { outcome: "paused", offerContact: true, suggestions: [] };
}

async function replyOffLimits({ writer, phrases, draft }: AnswerScope): Promise<Reply> {
  draft.method = "conversation";
  await writer.say({ text: phrases.offLimits, sources: [] });
  return { outcome: "answered", offerContact: true, suggestions: [] };
}

async function replySmallTalk(scope: AnswerScope, kind: SmallTalk): Promise<Reply> {
  const { turn, draft, writer, phrases } = scope;
  draft.method = "conversation";
  const text = answerSmallTalk(kind, phrases, { agent: turn.agent.name, shop: turn.shop.name });
  await writer.say({ text, sources: [] });
  return { outcome: "answered", offerContact: kind === "person", suggestions: [] };
}
