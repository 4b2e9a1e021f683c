import type { memberHandoff } from "@netvexa/contract";
import type { ThreadEntry } from "@netvexa/contract/wire";
import type { z } from "zod";
import { recordAudit } from "#features/audit";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { announceEntries } from "./announce.ts";
import { applyEvent } from "./apply-event.ts";
import { conversationChanged, notYours } from "./errors.ts";
import type { HandoffEvent } from "./handoff-machine.ts";
import { loadRules } from "./handoff-settings.ts";
import { memberOf } from "./member-of.ts";
import { lockThread, type ThreadRow } from "./thread-queries.ts";
import { viewForMember } from "./view-for-member.ts";

export type MemberHandoff = z.input<typeof memberHandoff>;

export interface MemberCommand {
  conversationId: string;
  /** The version that the member saw when deciding. */
  version: number;
}

/** Takes a conversation over, from the agent or from a colleague. Throws `not_found`, `conversation_changed`. */
export function takeConversation(ctx: TenantContext, command: MemberCommand): Promise<MemberHandoff> {
  return actOn(ctx, command, { type: "take", member: memberOf(ctx) });
}

/** Gives it back to the agent. Throws `not_found`, `conversation_changed`, `not_yours`. */
export function handBackConversation(ctx: TenantContext, command: MemberCommand): Promise<MemberHandoff> {
  return actOn(ctx, command, { type: "hand_back", member: memberOf(ctx) });
}

/** Closes it. Throws `not_found`, `conversation_changed`, `not_yours`. */
export function closeConversation(ctx: TenantContext, command: MemberCommand): Promise<MemberHandoff> {
  return actOn(ctx, command, { type: "close", member: memberOf(ctx) });
}

async function actOn(ctx: TenantContext, command: MemberCommand, event: HandoffEvent): Promise<MemberHandoff> {
  const { view, entries } = await tenantTransaction(ctx, async (tx) => {
    const row = await lockThread(tx, ctx, command.conversationId);
    if (!row || row.channel !== "widget") throw notFound("conversation");
    if (row.handoff_version !== command.version) throw conversationChanged(whatIs(row));
    const made = await decide(tx, ctx, { row, event });
    return { view: await viewForMember(tx, ctx, row.id), entries: made };
  });
  await announceEntries(ctx, command.conversationId, entries);
  return view;
}

async function decide(
  tx: Transaction,
  ctx: TenantContext,
  { row, event }: { row: ThreadRow; event: HandoffEvent },
): Promise<ThreadEntry[]> {
  const settings = await loadRules(tx, ctx, row.agent_id);
  const applied = await applyEvent(tx, ctx, { row, event, settings });
  const already = event.type === "take" && "member" in event && row.assigned_to === event.member.id;
  if (!applied && !already) throw notYours(row.assigned_name);
  if (!applied?.entry) return [];
  await recordAudit(ctx, tx, {
    action: `conversation.${event.type}`,
    target: { kind: "conversation", id: row.id },
    detail: { from: row.handoff_state, to: applied.step.next.state },
  });
  return [applied.entry];
}

function whatIs(row: ThreadRow) {
  return { state: row.handoff_state, by: row.assigned_name };
}
