import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

/** Names an address of the tenant's without showing it. */
function emailKey({ tenantId, platform }: TenantContext, email: string): string {
  return platform.secrets.fingerprint("known visitors", `${tenantId}\n${email.trim().toLowerCase()}`);
}

/** Notes that a visitor is the one whom the shop knows by an address. */
export async function noteVisitor(tx: Transaction, ctx: TenantContext, email: string): Promise<void> {
  if (ctx.actor.kind !== "visitor") return;
  await sql`insert into known_visitors (tenant_id, email_key, visitor_id)
    values (${ctx.tenantId}, ${emailKey(ctx, email)}, ${ctx.actor.visitorId})
    on conflict (tenant_id, email_key, visitor_id) do update set seen_at = now()`.execute(tx);
}

/** Visitors of an address: the shop's customers, and who left it with a message or a request to be contacted. */
export async function selectVisitorsOf(tx: Transaction, ctx: TenantContext, email: string): Promise<string[]> {
  const folded = email.trim().toLowerCase();
  const { rows } = await sql<{ visitor_id: string }>`
    select visitor_id from known_visitors where tenant_id = ${ctx.tenantId} and email_key = ${emailKey(ctx, email)}
    union select visitor_id from contact_requests where tenant_id = ${ctx.tenantId} and lower(email) = ${folded}
    union select subject from leads where tenant_id = ${ctx.tenantId} and lower(email) = ${folded}
    limit 1000`.execute(tx);
  return rows.map((row) => row.visitor_id);
}

export async function forgetVisitors(tx: Transaction, ctx: TenantContext, email: string): Promise<void> {
  await sql`delete from known_visitors where tenant_id = ${ctx.tenantId} and email_key = ${emailKey(ctx, email)}`.execute(
    tx,
  );
}
