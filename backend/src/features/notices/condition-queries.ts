import { sql } from "kysely";
import type { NOTICE_KINDS } from "@netvexa/contract";
import { jsonb, type Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import { DEFAULT_CAPS } from "#features/chat";

export interface Condition {
  tenantId: string;
  kind: (typeof NOTICE_KINDS)[number];
  /** A source's or key's id; empty where the storefront is meant. */
  subject: string;
  /** Of the source or key. */
  name: string | null;
  storefront: string;
  /** Has an open notice already. */
  known: boolean;
}

/** A key is told of so long before it expires, a cap once so much of it is used. */
const KEY_WARNING_DAYS = 7;
const NEAR_SHARE = 0.8;
/** Failures of all models within the last minutes, without one that answered, are an outage. */
const OUTAGE_MINUTES = 15;
const OUTAGE_TURNS = 2;

/** Everything that needs a hand right now, of all tenants. */
export async function findConditions(transaction: Transaction): Promise<Condition[]> {
  const { rows } = await sql<Omit<Condition, "tenantId"> & { tenant_id: string }>`
    with latest as (
      select s.tenant_id, s.id, s.name, s.resync_every_minutes, y.state, y.updated_at
      from sources s cross join lateral (select state, updated_at from syncs
        where tenant_id = s.tenant_id and source_id = s.id order by created_at desc limit 1) y
      where not s.removing),
    found as (
      select tenant_id, 'sync_failed' as kind, id::text as subject, name from latest where state = 'failed'
      union all
      select tenant_id, 'sync_stale', id::text, name from latest
        where state <> 'failed' and resync_every_minutes is not null
          and updated_at < now() - make_interval(mins => resync_every_minutes * 2 + 60)
      union all
      select tenant_id, 'key_expiring', id::text, name from api_keys
        where revoked_at is null and expires_at between now() and now() + make_interval(days => ${KEY_WARNING_DAYS}::int)
      union all
      select u.tenant_id, 'spend_near', '', null from daily_usage u
        join storefronts f on f.tenant_id = u.tenant_id
        where u.day = (now() at time zone 'UTC')::date
          and (u.turns >= ${NEAR_SHARE}::float8 * coalesce(f.daily_turn_cap, ${DEFAULT_CAPS.turns}::int)
            or u.cost_micros >= ${NEAR_SHARE}::float8 * coalesce(f.daily_cost_cap_micros, ${DEFAULT_CAPS.costMicros}::bigint))
      union all
      select f.tenant_id, 'model_outage', '', null from storefronts f
        cross join lateral (
          select count(*) filter (where answered = 0) as failed, count(*) filter (where answered > 0) as well
          from conversations c
          join turns t on t.tenant_id = c.tenant_id and t.conversation_id = c.id
            and t.created_at > now() - make_interval(mins => ${OUTAGE_MINUTES}::int)
          join receipts r on r.tenant_id = t.tenant_id and r.turn_id = t.id
          cross join lateral (
            select count(*) as tried, count(*) filter (where m ->> 'failure' is null) as answered
            from jsonb_array_elements(r.content -> 'models') m) models
          where c.tenant_id = f.tenant_id and c.updated_at > now() - make_interval(mins => ${OUTAGE_MINUTES}::int)
            and models.tried > 0) turns
        where turns.failed >= ${OUTAGE_TURNS}::int and turns.well = 0)
    select f.tenant_id, f.kind, f.subject, f.name, s.name as storefront,
      exists (select 1 from notices n where n.tenant_id = f.tenant_id and n.kind = f.kind and n.subject = f.subject
        and n.resolved_at is null) as known
    from found f join storefronts s on s.tenant_id = f.tenant_id
      join tenants t on t.id = f.tenant_id and t.suspended_at is null and t.deletion_due_at is null
    limit 5000`.execute(transaction);
  return rows.map(({ tenant_id: tenantId, ...row }) => ({ tenantId, ...row }));
}

/** False where another process was faster. */
export async function openNotice(
  transaction: Transaction,
  { tenantId, kind, subject, name }: Condition,
): Promise<boolean> {
  const { rows } = await sql`insert into notices (tenant_id, id, kind, subject, detail)
    values (${tenantId}, ${newId()}, ${kind}, ${subject}, ${jsonb({ name })})
    on conflict (tenant_id, kind, subject) where resolved_at is null do nothing returning id`.execute(transaction);
  return rows.length > 0;
}

/** Closes every open notice whose condition is not among these. */
export async function resolveOthers(transaction: Transaction, conditions: readonly Condition[]): Promise<void> {
  const keys = conditions.map(({ tenantId, kind, subject }) => `${tenantId} ${kind} ${subject}`);
  await sql`update notices set resolved_at = now()
    where resolved_at is null and not (tenant_id || ' ' || kind || ' ' || subject = any (${keys}::text[]))`.execute(
    transaction,
  );
}
