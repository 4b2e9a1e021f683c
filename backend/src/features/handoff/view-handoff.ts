import type { HandoffView } from "@netvexa/contract/wire";
import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { offersContact, type HandoffReason } from "./handoff-machine.ts";
import { loadRules, type HandoffRules } from "./handoff-settings.ts";
import { viewHours } from "./view-hours.ts";
import { selectLatestThread, selectThread, type ThreadRow } from "./thread-queries.ts";

const NOTHING_YET = { conversationId: null, state: "agent", version: 0, person: null, position: 0 } as const;

/** Who has the conversation and when somebody can be reached, for both sides. */
export async function viewHandoff(
  tx: Transaction,
  ctx: TenantContext,
  { row, settings }: { row: ThreadRow | undefined; settings: HandoffRules },
): Promise<HandoffView> {
  const { present, reason } = await selectSurroundings(tx, ctx, row?.id ?? null);
  const hours = viewHours(settings.hours, ctx.platform.clock.now(), present);
  if (!row) return { ...NOTHING_YET, offerContact: !hours.open, hours };
  const turnedAway = row.handoff_state === "agent" && reason !== null && offersContact(reason);
  return {
    conversationId: row.id,
    state: row.handoff_state,
    version: row.handoff_version,
    person: row.assigned_name,
    offerContact: !hours.open || turnedAway,
    position: row.last_position,
    hours,
  };
}

/** Is anybody of the team there, and why is the conversation in its state? */
async function selectSurroundings(tx: Transaction, ctx: TenantContext, conversationId: string | null) {
  const now = ctx.platform.clock.now();
  const { rows } = await sql<{ present: boolean; reason: HandoffReason | null }>`select
      exists (select 1 from member_presence where tenant_id = ${ctx.tenantId} and present_until > ${now}) as present,
      (select reason from thread_entries where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId}::uuid
        and kind = 'state' order by position desc limit 1) as reason`.execute(tx);
  return rows[0] ?? { present: false, reason: null };
}

/** What a visitor's browser asks for before it offers a person. */
export async function getHandoff(ctx: TenantContext): Promise<HandoffView> {
  if (ctx.actor.kind !== "visitor") throw notFound("conversation");
  const { visitorId } = ctx.actor;
  return tenantTransaction(ctx, async (tx) => {
    const row = await selectLatestThread(tx, ctx, visitorId);
    return viewHandoff(tx, ctx, { row, settings: await loadRules(tx, ctx, row?.agent_id ?? null) });
  });
}

/** The same for one conversation, whose reader was held against it before. */
export async function readHandoff(ctx: TenantContext, conversationId: string): Promise<HandoffView> {
  return tenantTransaction(ctx, async (tx) => {
    const row = (await selectThread(tx, ctx, conversationId)) ?? missing();
    return viewHandoff(tx, ctx, { row, settings: await loadRules(tx, ctx, row.agent_id) });
  });
}

function missing(): never {
  throw notFound("conversation");
}
