import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { memberOf } from "./member-of.ts";

/** How long a sign of life lasts; open dashboards give one more often. */
export const PRESENT_SECONDS = 45;

/** The member is there, with this conversation open; null for none. */
export async function storePresence(ctx: TenantContext, conversationId: string | null): Promise<void> {
  const { id, name } = memberOf(ctx);
  const until = new Date(ctx.platform.clock.now().getTime() + PRESENT_SECONDS * 1000);
  await tenantTransaction(ctx, (tx) =>
    sql`insert into member_presence (tenant_id, person_id, name, conversation_id, present_until)
      values (${ctx.tenantId}, ${id}, ${name}, ${conversationId}::uuid, ${until})
      on conflict (tenant_id, person_id) do update set name = excluded.name, present_until = excluded.present_until,
        conversation_id = excluded.conversation_id`.execute(tx),
  );
}

/** The member's last connection ended. */
export async function endPresence(ctx: TenantContext): Promise<void> {
  const { id } = memberOf(ctx);
  await tenantTransaction(ctx, (tx) =>
    sql`delete from member_presence where tenant_id = ${ctx.tenantId} and person_id = ${id}`.execute(tx),
  );
}

/** Members who have a conversation open now. */
export async function selectPresent(
  tx: Transaction,
  ctx: TenantContext,
  conversationId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select person_id as id, name from member_presence
    where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId}
      and present_until > ${ctx.platform.clock.now()} order by name limit 50`.execute(tx);
  return rows;
}

/** Somebody of the team has the inbox open. */
export async function isAnybodyPresent(tx: Transaction, ctx: TenantContext, now: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from member_presence
    where tenant_id = ${ctx.tenantId} and present_until > ${now} limit 1`.execute(tx);
  return rows.length > 0;
}
