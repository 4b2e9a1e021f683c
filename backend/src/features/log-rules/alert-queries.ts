import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

type Tenant = Pick<TenantContext, "tenantId">;

export interface NewAlert {
  id: string;
  ruleId: string;
  kind: "fired" | "resolved" | "test";
  fromMs: number;
  toMs: number;
  records: number;
  previous: number | null;
  recordIds: string[];
  webhook: boolean;
}

const KEPT_DAYS = 90;

/** Forgets what is older than 90 days on the way. */
export async function insertAlert(transaction: Transaction, { tenantId }: Tenant, alert: NewAlert): Promise<void> {
  await sql`insert into log_alerts (tenant_id, id, rule_id, kind, from_ms, to_ms, records, previous_records, record_ids,
      webhook_state)
    values (${tenantId}, ${alert.id}, ${alert.ruleId}, ${alert.kind}, ${alert.fromMs}::bigint, ${alert.toMs}::bigint,
      ${alert.records}, ${alert.previous}, ${alert.recordIds}::text[],
      ${alert.webhook ? "waiting" : null})`.execute(transaction);
  await sql`delete from log_alerts where tenant_id = ${tenantId}
    and at < now() - make_interval(days => ${KEPT_DAYS})`.execute(transaction);
}

export interface AlertRow {
  id: string;
  rule_id: string;
  rule_name: string;
  rule_query: string;
  kind: NewAlert["kind"];
  at: Date;
  from_ms: number;
  to_ms: number;
  records: number;
  previous_records: number | null;
  record_ids: string[];
  seen_at: Date | null;
  webhook_state: "waiting" | "delivered" | "failed" | null;
  webhook_status: number | null;
}

const ALERTS = sql`select a.id, a.rule_id, r.name as rule_name, r.query as rule_query, a.kind, a.at, a.from_ms, a.to_ms,
    a.records, a.previous_records, a.record_ids, a.seen_at, a.webhook_state, a.webhook_status
  from log_alerts a join log_rules r on r.tenant_id = a.tenant_id and r.id = a.rule_id`;

export async function selectAlerts(
  transaction: Transaction,
  { tenantId }: Tenant,
  { before, limit }: { before: string | null; limit: number },
): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`${ALERTS} where a.tenant_id = ${tenantId}
      and (${before}::timestamptz is null or a.at < ${before}::timestamptz)
    order by a.at desc, a.id desc limit ${limit}`.execute(transaction);
  return rows;
}

export async function selectAlert(
  transaction: Transaction,
  { tenantId }: Tenant,
  id: string,
): Promise<AlertRow | null> {
  const { rows } = await sql<AlertRow>`${ALERTS} where a.tenant_id = ${tenantId} and a.id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

export async function countUnseen(transaction: Transaction, { tenantId }: Tenant): Promise<number> {
  const { rows } = await sql<{ unseen: number }>`select count(*)::int as unseen from log_alerts
    where tenant_id = ${tenantId} and seen_at is null and kind = 'fired'`.execute(transaction);
  return rows[0]?.unseen ?? 0;
}

export async function markSeen(transaction: Transaction, { tenantId }: Tenant, until: string): Promise<void> {
  await sql`update log_alerts set seen_at = now()
    where tenant_id = ${tenantId} and at <= ${until}::timestamptz and seen_at is null`.execute(transaction);
}

export async function updateWebhookState(
  transaction: Transaction,
  { tenantId }: Tenant,
  { id, state, status }: { id: string; state: "delivered" | "failed"; status: number | null },
): Promise<void> {
  await sql`update log_alerts set webhook_state = ${state}, webhook_status = ${status}
    where tenant_id = ${tenantId} and id = ${id}`.execute(transaction);
}

/** True for the one who is to write the mails. */
export async function claimMail(transaction: Transaction, { tenantId }: Tenant, id: string): Promise<boolean> {
  const { rows } = await sql`update log_alerts set mailed_at = now()
    where tenant_id = ${tenantId} and id = ${id} and mailed_at is null returning 1`.execute(transaction);
  return rows.length > 0;
}
