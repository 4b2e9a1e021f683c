import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { judgeMessage, type Judgement } from "./intent-model.ts";
import { isBuiltIn, stageOf, type Stage } from "./intent-names.ts";
import { openModel } from "./kept-models.ts";
import { findMentions } from "./lexicon.ts";
import { selectModelHead, selectStages, selectTaughtIntent } from "./model-queries.ts";
import { selectStorefrontLanguage } from "./queries.ts";
import { textKey } from "./text-key.ts";

export interface UnderstoodIntent {
  intent: string;
  stage: Stage;
  confidence: number;
  /** Taught in these very words, learned from examples like it, or known to every shop. */
  origin: "taught" | "learned" | "lexicon";
}

export interface Understanding {
  /** The likeliest first; empty when nothing speaks for any. */
  intents: UnderstoodIntent[];
  /** The taught intent that is nearest, whether near enough or not; null without a model. */
  closest: { intent: string; confidence: number } | null;
  /** Of the model that was asked; null without one. */
  modelVersion: string | null;
}

export interface Message {
  text: string;
  /** The storefront's language if left out. */
  language?: string | undefined;
}

/**
 * What a message wants: what its very words were taught to want, else what the tenant's model takes it for, and beside
 * that what the built-in lexicon finds in it. Nothing at all is an answer too, and the only one for what is out of scope.
 */
export async function classifyMessage(ctx: TenantContext, { text, language }: Message): Promise<Understanding> {
  const known = await tenantTransaction(ctx, async (tx) => ({
    taught: await selectTaughtIntent(tx, ctx, textKey(text)),
    head: await selectModelHead(tx, ctx),
    language: language ?? (await selectStorefrontLanguage(tx, ctx)),
  }));
  const utterance = { text, language: known.language };
  const model = known.head ? await openModel(ctx, known.head) : null;
  const judged = model === null ? null : judgeMessage(model, utterance);
  const intents = chooseIntents(known.taught, judged, findBuiltIn(utterance));
  return {
    intents: await giveStages(ctx, intents),
    closest: judged && { intent: judged.closest, confidence: judged.confidence },
    modelVersion: model?.version ?? null,
  };
}

/** Words that were taught to want nothing want nothing, whatever the lexicon finds in them. */
function chooseIntents(
  taught: { intent: string | null } | undefined,
  judged: Judgement | null,
  builtIn: UnderstoodIntent[],
): UnderstoodIntent[] {
  if (taught?.intent === null) return [];
  const first = taught ? toIntent(taught.intent, 1, "taught") : learnedFrom(judged);
  return first === null ? builtIn : [first, ...builtIn.filter(({ intent }) => intent !== first.intent)];
}

function learnedFrom(judged: Judgement | null): UnderstoodIntent | null {
  return judged?.accepted ? toIntent(judged.closest, judged.confidence, "learned") : null;
}

/** Social words count only where nothing else was said. */
const social = new Set(["greeting", "thanks", "goodbye"]);
const leastConfidence = 0.5;
const mostIntents = 4;

function findBuiltIn({ text, language }: { text: string; language: string }): UnderstoodIntent[] {
  const mentions = findMentions(text, language).toSorted((one, other) => other.length - one.length);
  const telling = mentions.filter(({ intent }) => !social.has(intent));
  return (telling.length > 0 ? telling : mentions).slice(0, mostIntents).map(({ intent, length }) => {
    const share = Math.min(1, length / Math.max(text.trim().length, 1));
    return toIntent(intent, leastConfidence + share * (0.9 - leastConfidence), "lexicon");
  });
}

function toIntent(intent: string, confidence: number, origin: UnderstoodIntent["origin"]): UnderstoodIntent {
  return { intent, stage: stageOf(intent), confidence, origin };
}

async function giveStages(ctx: TenantContext, intents: UnderstoodIntent[]): Promise<UnderstoodIntent[]> {
  const own = intents.filter(({ intent }) => !isBuiltIn(intent)).map(({ intent }) => intent);
  if (own.length === 0) return intents;
  const stages = await tenantTransaction(ctx, (tx) => selectStages(tx, ctx, own));
  return intents.map((understood) => ({ ...understood, stage: stages.get(understood.intent) ?? understood.stage }));
}
