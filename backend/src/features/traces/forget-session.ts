import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

/** Takes up to `limit` traces of a session, with their spans and scores; returns how many went. */
export async function forgetSession(
  ctx: TenantContext,
  transaction: Transaction,
  { sessionId, limit }: { sessionId: string; limit: number },
): Promise<number> {
  const { rows } = await sql`delete from traces where tenant_id = ${ctx.tenantId} and id = any (array(
      select id from traces where tenant_id = ${ctx.tenantId} and session_id = ${sessionId} limit ${limit}))
    returning 1`.execute(transaction);
  return rows.length;
}
