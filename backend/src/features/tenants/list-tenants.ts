import { sql } from "kysely";
import { notFound } from "#platform/errors";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { refuseVisitors } from "./visitor-session.ts";

interface Row {
  id: string;
  organisation_id: string;
  organisation: string;
  name: string;
  kind: string;
  documents: number;
  turns_today: number;
  created_at: Date;
  suspended_at: Date | null;
}

/** A page of tenants with their sizes, newest first; `after` is the last id of the page before. */
export async function listTenants(platform: Platform, input: { after?: string | undefined; limit: number }) {
  const { rows } = await systemTransaction({ platform, reason: "administer installation" }, (transaction) =>
    sql<Row>`select t.id, t.organisation_id, o.name as organisation, s.name, s.kind, t.created_at, t.suspended_at,
        (select count(*) from documents d where d.tenant_id = t.id) as documents,
        (select count(*) from turns u where u.tenant_id = t.id and u.created_at >= date_trunc('day', now())) as turns_today
      from tenants t
      join organisations o on o.id = t.organisation_id
      join storefronts s on s.tenant_id = t.id
      where ${input.after ?? null}::uuid is null or t.id < ${input.after ?? null}::uuid
      order by t.id desc limit ${input.limit}`.execute(transaction),
  );
  return { tenants: rows.map(toTenant) };
}

/** A suspended tenant's keys and its visitors' tokens are refused from the next request on. */
export async function suspendTenant(
  platform: Platform,
  input: { tenantId: string; suspended: boolean },
): Promise<void> {
  const { rows } = await systemTransaction({ platform, reason: "administer installation" }, (transaction) =>
    sql`update tenants set suspended_at = case when ${input.suspended}::boolean then coalesce(suspended_at, now()) end
      where id = ${input.tenantId} returning id`.execute(transaction),
  );
  if (rows.length === 0) throw notFound("tenant");
  await refuseVisitors(platform, input.tenantId, input.suspended);
}

function toTenant(row: Row) {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    organisation: row.organisation,
    name: row.name,
    kind: row.kind,
    documents: row.documents,
    turnsToday: row.turns_today,
    createdAt: row.created_at.toISOString(),
    suspendedAt: row.suspended_at?.toISOString() ?? null,
  };
}
