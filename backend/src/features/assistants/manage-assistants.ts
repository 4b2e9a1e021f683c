import { sql } from "kysely";
import { recordAudit } from "#features/audit";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { createOAuthRecords } from "./oauth-records.ts";

interface Row {
  id: string;
  client_id: string;
  client_name: string;
  scopes: string[];
  created_at: Date;
}

/** Those that members have let in and nobody has sent away, the latest first. */
export async function listAssistants(ctx: TenantContext) {
  const { rows } = await tenantTransaction(ctx, (tx) =>
    sql<Row>`select id, client_id, client_name, scopes, created_at from assistant_grants
      where tenant_id = ${ctx.tenantId} and revoked_at is null order by created_at desc limit 200`.execute(tx),
  );
  return {
    assistants: rows.map(({ id, client_id: clientId, client_name: client, scopes, created_at: createdAt }) => ({
      id,
      client,
      clientId,
      scopes,
      createdAt: createdAt.toISOString(),
    })),
  };
}

/** Its tokens are refused from the next request on, and it can get no new ones. Throws `not_found`. */
export async function removeAssistant(ctx: TenantContext, assistantId: string): Promise<void> {
  await tenantTransaction(ctx, async (tx) => {
    const { rows } = await sql`update assistant_grants set revoked_at = coalesce(revoked_at, now())
      where tenant_id = ${ctx.tenantId} and id = ${assistantId} returning id`.execute(tx);
    if (rows.length === 0) throw notFound("assistant");
    await recordAudit(ctx, tx, { action: "assistant.sent_away", target: { kind: "assistant", id: assistantId } });
  });
  await createOAuthRecords(ctx.platform).removeGrant(assistantId);
}
