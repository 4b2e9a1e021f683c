import type { HandoffView, ThreadEntry } from "@netvexa/contract/wire";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { announceEntries } from "./announce.ts";
import { applyEvent } from "./apply-event.ts";
import { assertNotBlocked } from "./block-visitor.ts";
import type { HandoffEvent } from "./handoff-machine.ts";
import { loadRules } from "./handoff-settings.ts";
import { visitorOf } from "./member-of.ts";
import { networkKey } from "./network-key.ts";
import { insertThread, lockThread, type ThreadRow } from "./thread-queries.ts";
import { viewHandoff } from "./view-handoff.ts";

export interface PersonRequest {
  /** Null begins a conversation. */
  conversationId: string | null;
  page: { url: string; title: string; language: string } | null;
  /** Network address of the visitor. */
  address: string | null;
}

/**
 * The visitor asks for a person. Within opening hours the request waits for one; outside, the answer says when somebody
 * is there and that a message can be left. Asking again changes nothing. Throws `not_found`, `visitor_blocked`.
 */
export async function requestPerson(ctx: TenantContext, request: PersonRequest): Promise<HandoffView> {
  const visitorId = visitorOf(ctx);
  const network = networkKey(ctx, request.address);
  return changeThread(ctx, { type: "request", by: "visitor" }, async (tx) => {
    await assertNotBlocked(tx, ctx, { visitorId, network, email: null });
    if (request.conversationId !== null) return lockOwn(tx, ctx, request.conversationId);
    const id = newId();
    const language = request.page?.language.split("-")[0]?.toLowerCase() ?? null;
    const made = await insertThread(tx, ctx, { id, visitorId, language, page: request.page, networkKey: network });
    return made ? lockOwn(tx, ctx, id) : missing();
  });
}

/** The visitor would rather go on with the agent. Throws `not_found`. */
export function leavePeople(ctx: TenantContext, conversationId: string): Promise<HandoffView> {
  return changeThread(ctx, { type: "leave" }, (tx) => lockOwn(tx, ctx, conversationId));
}

/** What the agent of a turn wished for; the machine decides. True when it made a difference. */
export async function requestPersonForAgent(ctx: TenantContext, conversationId: string): Promise<boolean> {
  const entries: ThreadEntry[] = [];
  await tenantTransaction(ctx, async (tx) => {
    const row = await lockThread(tx, ctx, conversationId);
    if (!row || row.channel !== "widget") return;
    const settings = await loadRules(tx, ctx, row.agent_id);
    const applied = await applyEvent(tx, ctx, { row, event: { type: "request", by: "agent" }, settings });
    if (applied?.entry) entries.push(applied.entry);
  });
  await announceEntries(ctx, conversationId, entries);
  return entries.length > 0;
}

async function changeThread(
  ctx: TenantContext,
  event: HandoffEvent,
  lock: (tx: Transaction) => Promise<ThreadRow>,
): Promise<HandoffView> {
  const { view, entry, id } = await tenantTransaction(ctx, async (tx) => {
    const row = await lock(tx);
    const settings = await loadRules(tx, ctx, row.agent_id);
    const applied = await applyEvent(tx, ctx, { row, event, settings });
    const after = (await lockThread(tx, ctx, row.id)) ?? missing();
    return { view: await viewHandoff(tx, ctx, { row: after, settings }), entry: applied?.entry ?? null, id: row.id };
  });
  await announceEntries(ctx, id, entry === null ? [] : [entry]);
  return view;
}

/** A visitor's own conversation; nobody else's is there for them. */
export async function lockOwn(tx: Transaction, ctx: TenantContext, conversationId: string): Promise<ThreadRow> {
  const row = await lockThread(tx, ctx, conversationId);
  return row && row.visitor_id === visitorOf(ctx) ? row : missing();
}

function missing(): never {
  throw notFound("conversation");
}
