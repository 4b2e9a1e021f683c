import { createHash } from "node:crypto";
import { chooseAgent, isPreviewing, type ChosenAgent } from "#features/agents";
import type { ThreadEntry } from "@netvexa/contract/wire";
import { primaryTag } from "#features/content";
import { announce, announceEntries, assertNotBlocked, hearVisitor, networkKey } from "#features/handoff";
import { notFound } from "#platform/errors";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { budgetDay, decideBudget } from "./budget.ts";
import { idempotencyKeyReused, turnRunning } from "./errors.ts";
import { LEAST_CONFIDENCE } from "./judge-evidence.ts";
import {
  addDailyCost,
  countTurn,
  insertConversation,
  insertTurn,
  lockConversation,
  selectProfile,
  selectTurnByKey,
  touchConversation,
  type ConversationRow,
  type KnownTurn,
  type ProfileRow,
} from "./queries.ts";
import { readThread, recallThread } from "./remember-thread.ts";
import type { KeptThread } from "./conversation-memory.ts";
import { limitTo, toAgentProfile } from "./agent-profile.ts";
import type { BegunTurn, KnowledgeLimits, Question, TurnBudget } from "./turn-types.ts";

/** Longest that a turn may take; then what was released stands and the visitor may ask again. */
export const TURN_LIMIT_MS = 60_000;
/** How long after its limit a turn without a live process is taken for dead. */
const ORPHAN_GRACE_MS = 15_000;

const NOT_HEARD = { withPeople: false, entries: [] };
const PEOPLE_ANSWER: TurnBudget = { mode: "people", reservedMicros: 0 };
const everything: KnowledgeLimits = { withinUrl: null, exclude: { externalIds: [] } };

/** Stops a blocked visitor; returns what stands for the network, so that it can be blocked. */
async function admitVisitor(tx: Transaction, ctx: TenantContext, opening: TurnOpening): Promise<string | null> {
  if (ctx.actor.kind !== "visitor") return null;
  const network = networkKey(ctx, opening.address ?? null);
  await assertNotBlocked(tx, ctx, { visitorId: ctx.actor.visitorId, network, email: null });
  return network;
}

export interface TurnOpening extends Question {
  /** Null for callers that are held idempotent by the envelope. */
  idempotencyKey: string | null;
  /** Network address of a visitor; null for callers that have none to be blocked by. */
  address?: string | null;
  /** What the models of a turn can cost at most; null without a model. */
  modelCostMicros: number | null;
}

export type Beginning = { kind: "begun"; turn: BegunTurn; entries: ThreadEntry[] } | { kind: "known"; turn: KnownTurn };

/**
 * The first of a turn's two transactions: question, running turn, idempotency key and what is set aside of the day's
 * money are stored together, before anything is looked up. The same key and question give the turn that exists already.
 * Throws `not_found` (conversation), `turn_running`, `idempotency_key_reused`.
 */
export async function beginTurn(ctx: TenantContext, opening: TurnOpening): Promise<Beginning> {
  const copy = await recallThread(ctx, opening.conversationId);
  const begun = await tenantTransaction(ctx, (tx) => begin(tx, ctx, { ...opening, copy })).catch((error: unknown) => {
    if (error instanceof KeyTaken) return null;
    throw error;
  });
  if (begun?.kind === "begun") await announceBeginning(ctx, begun);
  if (begun) return begun;
  const known = await tenantTransaction(ctx, (tx) => findKnown(tx, ctx, opening));
  if (!known) throw turnRunning();
  return { kind: "known", turn: known };
}

/** Tells the members who look on, and the people whom the question went to. */
async function announceBeginning(ctx: TenantContext, { turn, entries }: Extract<Beginning, { kind: "begun" }>) {
  await announceEntries(ctx, turn.conversationId, entries);
  await announce(ctx, turn.conversationId, [{ type: "activity", turnId: turn.id }]);
}

/** Rolls the transaction back: the conversation that it may have made must not stay. */
class KeyTaken extends Error {}

async function begin(
  tx: Transaction,
  ctx: TenantContext,
  { copy, ...opening }: TurnOpening & { copy: KeptThread | null },
): Promise<Beginning> {
  const known = await findKnown(tx, ctx, opening);
  if (known) return { kind: "known", turn: known };
  const network = await admitVisitor(tx, ctx, opening);
  const earlier = await requireConversation(tx, ctx, opening.conversationId);
  const profile = await readProfile(tx, ctx, { opening, earlier });
  const conversation = await openConversation(tx, ctx, { opening, profile, earlier, network });
  const thread = await readThread(tx, ctx, { ...conversation, copy });
  const id = newId();
  const message = { conversationId: conversation.id, text: opening.question, key: opening.idempotencyKey ?? id };
  const heard = conversation.isNew ? NOT_HEARD : await hearVisitor(tx, ctx, message);
  const budget = heard.withPeople ? PEOPLE_ANSWER : await takeBudget(tx, ctx, { opening, profile });
  await storeTurn(tx, ctx, { id, conversationId: conversation.id, opening, budget });
  const { question, page } = opening;
  const language = conversation.isNew ? null : conversation.language;
  const turn = {
    id,
    conversationId: conversation.id,
    question,
    page,
    language,
    memory: thread.turns,
    summary: thread.summary,
    budget,
    threshold: profile.answer_threshold ?? LEAST_CONFIDENCE,
    limits: limitTo(profile.agent, opening.limits ?? everything),
    ...toProfiles(profile),
  };
  return { kind: "begun", turn, entries: heard.entries };
}

async function findKnown(tx: Transaction, ctx: TenantContext, opening: TurnOpening): Promise<KnownTurn | null> {
  if (opening.idempotencyKey === null) return null;
  const known = await selectTurnByKey(tx, ctx, { actor: askerOf(ctx), key: opening.idempotencyKey });
  if (known && known.request_hash !== hashQuestion(opening)) throw idempotencyKeyReused();
  return known ?? null;
}

interface OpenedConversation {
  id: string;
  language: string;
  isNew: boolean;
}

interface Profile extends ProfileRow {
  agent: ChosenAgent;
}

/** The shop with the agent that answers: a conversation keeps the one that it began with. */
async function readProfile(
  tx: Transaction,
  ctx: TenantContext,
  { opening, earlier }: Pick<ConversationToOpen, "opening" | "earlier">,
): Promise<Profile> {
  const row = await selectProfile(tx, ctx);
  const wish = { agentId: earlier?.agent_id ?? opening.agentId, pageUrl: opening.page?.url };
  const agent = await chooseAgent(tx, ctx, wish);
  if (!row || !agent) throw notFound("agent");
  return { ...row, agent };
}

/** The conversation that goes on, locked; null for a first question. */
async function requireConversation(tx: Transaction, ctx: TenantContext, id: string | null) {
  if (id === null) return null;
  const visitorId = ctx.actor.kind === "visitor" ? ctx.actor.visitorId : null;
  const row = await lockConversation(tx, ctx, id);
  const isOwn = row && (visitorId === null ? row.channel === "api" : row.visitor_id === visitorId);
  if (!isOwn) throw notFound("conversation");
  return row;
}

interface ConversationToOpen {
  opening: TurnOpening;
  profile: Profile;
  earlier: ConversationRow | null;
  network: string | null;
}

async function openConversation(
  tx: Transaction,
  ctx: TenantContext,
  { opening, profile, earlier, network }: ConversationToOpen,
): Promise<OpenedConversation> {
  if (earlier !== null) {
    await touchConversation(tx, ctx, { ...earlier, unseen: true });
    return { id: earlier.id, language: earlier.language, isNew: false };
  }
  const visitorId = ctx.actor.kind === "visitor" ? ctx.actor.visitorId : null;
  const language = (opening.page && primaryTag(opening.page.language)) || profile.language;
  const channel = visitorId === null ? "api" : "widget";
  const preview = isPreviewing(ctx);
  const row = { id: newId(), channel, visitorId, agentId: profile.agent.id, language, preview, network } as const;
  await insertConversation(tx, ctx, row);
  return { id: row.id, language, isNew: true };
}

async function takeBudget(
  tx: Transaction,
  ctx: TenantContext,
  { opening, profile }: { opening: TurnOpening; profile: Profile },
): Promise<TurnBudget> {
  if (!profile.agent.enabled) return { mode: "paused", reservedMicros: 0 };
  const day = budgetDay(ctx.platform.clock.now());
  const use = await countTurn(tx, ctx, day);
  const caps = { turns: profile.daily_turn_cap, costMicros: profile.daily_cost_cap_micros };
  const budget = decideBudget(caps, { turns: use.turns, costMicros: use.cost_micros }, opening.modelCostMicros);
  if (budget.reservedMicros > 0) await addDailyCost(tx, ctx, { day, micros: budget.reservedMicros });
  return budget;
}

async function storeTurn(
  tx: Transaction,
  ctx: TenantContext,
  turn: { id: string; conversationId: string; opening: TurnOpening; budget: TurnBudget },
): Promise<void> {
  const { opening } = turn;
  const inserted = await insertTurn(tx, ctx, {
    id: turn.id,
    conversationId: turn.conversationId,
    question: opening.question,
    page: opening.page,
    runningUntil: new Date(ctx.platform.clock.now().getTime() + TURN_LIMIT_MS + ORPHAN_GRACE_MS),
    actor: opening.idempotencyKey === null ? null : askerOf(ctx),
    key: opening.idempotencyKey,
    requestHash: opening.idempotencyKey === null ? null : hashQuestion(opening),
    reservedMicros: turn.budget.reservedMicros,
  });
  if (!inserted) throw new KeyTaken();
}

function toProfiles({ agent, ...row }: Profile): Pick<BegunTurn, "agent" | "shop"> {
  return {
    agent: toAgentProfile(agent),
    shop: { name: row.shop_name, language: row.language, currency: row.currency, homeUrl: row.home_url },
  };
}

function askerOf(ctx: TenantContext): string {
  return ctx.actor.kind === "visitor" ? `visitor:${ctx.actor.visitorId}` : ctx.actor.kind;
}

function hashQuestion({ question, conversationId, page, limits, agentId }: Question): string {
  return createHash("sha256")
    .update(JSON.stringify([question, conversationId, page, ...[limits, agentId].filter(Boolean)]))
    .digest("hex");
}
