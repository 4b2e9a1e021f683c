import type { ThreadEntry } from "@netvexa/contract/wire";
import { isOpen } from "#features/tenants";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { transition, type Handoff, type HandoffEvent, type HandoffStep } from "./handoff-machine.ts";
import { secondsOf, type HandoffRules } from "./handoff-settings.ts";
import { insertEntry, storeHandoff, type NewEntry, type ThreadRow } from "./thread-queries.ts";
import { toThreadEntry } from "./to-thread-entry.ts";

export interface Occurrence {
  /** Locked by the caller. */
  row: ThreadRow;
  event: HandoffEvent;
  settings: HandoffRules;
}

export interface Applied {
  step: HandoffStep;
  /** The transition as the thread tells it; null where only a timer began anew. */
  entry: ThreadEntry | null;
}

/**
 * Lets the machine decide on an event and stores what it decided, with the entry that tells of it. Null when the machine
 * refuses. The one way to a new state.
 */
export async function applyEvent(tx: Transaction, ctx: TenantContext, occurrence: Occurrence): Promise<Applied | null> {
  const { row, event, settings } = occurrence;
  const now = ctx.platform.clock.now();
  const step = transition(toHandoff(row), event, { open: isOpen(settings.hours, now) });
  if (!step) return null;
  const { next, changed } = step;
  const dueAt = next.timer === null ? null : new Date(now.getTime() + secondsOf(settings, next.timer) * 1000);
  // That somebody looks on makes no decision of anybody else a stale one.
  await storeHandoff(tx, ctx, { id: row.id, next, dueAt, changed: changed && event.type !== "seen" });
  if (!changed) return { step, entry: null };
  return { step, entry: toThreadEntry(await insertEntry(tx, ctx, tellOf(row, step, event))) };
}

function toHandoff(row: ThreadRow): Handoff {
  const { assigned_to: id, assigned_name: name } = row;
  return {
    state: row.handoff_state,
    assignee: id === null ? null : { id, name: name ?? "" },
    timer: row.handoff_timer,
    agentRequests: row.agent_requests,
  };
}

function tellOf(row: ThreadRow, { next, rule }: HandoffStep, event: HandoffEvent): NewEntry {
  const member = "member" in event ? event.member : null;
  return {
    conversationId: row.id,
    kind: "state",
    author: authorOf(event),
    memberId: member?.id ?? null,
    memberName: member?.name ?? null,
    text: null,
    state: next.state,
    reason: rule.reason,
    senderKey: null,
  };
}

function authorOf(event: HandoffEvent): NewEntry["author"] {
  if ("member" in event) return "person";
  if (event.type === "request") return event.by;
  return event.type === "timeout" || event.type === "seen" ? "system" : "visitor";
}
