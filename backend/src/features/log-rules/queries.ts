import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { NewRule, RuleRow } from "./rule.ts";

type Tenant = Pick<TenantContext, "tenantId">;

const COLUMNS = sql`id, name, query, kind, window_seconds, min_records, change_percent, quiet_seconds, enabled,
  webhook_url, emails, firing, evaluated_to_ms, notified_at, waiting_records, created_at`;

export async function selectRules(transaction: Transaction, { tenantId }: Tenant): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`select ${COLUMNS} from log_rules where tenant_id = ${tenantId}
    order by created_at, id`.execute(transaction);
  return rows;
}

export async function selectRule(transaction: Transaction, { tenantId }: Tenant, id: string): Promise<RuleRow | null> {
  const { rows } = await sql<RuleRow>`select ${COLUMNS} from log_rules
    where tenant_id = ${tenantId} and id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

/** Nobody else changes the rule until the transaction ends. */
export async function lockRule(transaction: Transaction, { tenantId }: Tenant, id: string): Promise<RuleRow | null> {
  const { rows } = await sql<RuleRow>`select ${COLUMNS} from log_rules
    where tenant_id = ${tenantId} and id = ${id} for update`.execute(transaction);
  return rows[0] ?? null;
}

export interface RuleWrite extends NewRule {
  id: string;
  nowMs: number;
}

export async function insertRule(transaction: Transaction, { tenantId }: Tenant, rule: RuleWrite): Promise<void> {
  await sql`insert into log_rules (tenant_id, id, name, query, kind, window_seconds, min_records, change_percent,
      quiet_seconds, enabled, webhook_url, emails, evaluated_to_ms)
    values (${tenantId}, ${rule.id}, ${rule.name}, ${rule.query}, ${rule.kind}, ${rule.windowSeconds},
      ${rule.minRecords}, ${rule.changePercent}, ${rule.quietSeconds}, ${rule.enabled}, ${rule.webhookUrl},
      ${rule.emails}::text[], ${rule.nowMs}::bigint)`.execute(transaction);
}

/** Returns false when there is no such rule. */
export async function updateRule(transaction: Transaction, { tenantId }: Tenant, rule: RuleWrite): Promise<boolean> {
  const { rows } = await sql`update log_rules set name = ${rule.name}, query = ${rule.query}, kind = ${rule.kind},
      window_seconds = ${rule.windowSeconds}, min_records = ${rule.minRecords},
      change_percent = ${rule.changePercent}, quiet_seconds = ${rule.quietSeconds}, enabled = ${rule.enabled},
      webhook_url = ${rule.webhookUrl}, emails = ${rule.emails}::text[], firing = false, notified_at = null,
      waiting_records = 0, evaluated_to_ms = ${rule.nowMs}::bigint, next_evaluation_at = now()
    where tenant_id = ${tenantId} and id = ${rule.id} returning 1`.execute(transaction);
  return rows.length > 0;
}

export async function deleteRule(transaction: Transaction, { tenantId }: Tenant, id: string): Promise<boolean> {
  const { rows } = await sql`delete from log_rules where tenant_id = ${tenantId} and id = ${id}
    returning 1`.execute(transaction);
  return rows.length > 0;
}

export interface RuleState {
  id: string;
  toMs: number;
  firing: boolean;
  waiting: number;
  told: boolean;
}

export async function updateRuleState(transaction: Transaction, { tenantId }: Tenant, state: RuleState): Promise<void> {
  await sql`update log_rules set evaluated_to_ms = ${state.toMs}::bigint, firing = ${state.firing},
      waiting_records = ${state.waiting}::int,
      notified_at = case when ${state.told} then to_timestamp(${state.toMs}::bigint / 1000.0) else notified_at end
    where tenant_id = ${tenantId} and id = ${state.id}`.execute(transaction);
}

export async function insertSecret(
  transaction: Transaction,
  { tenantId }: Tenant,
  { ruleId, sealed }: { ruleId: string; sealed: string },
): Promise<void> {
  await sql`insert into log_rule_secrets (tenant_id, rule_id, sealed) values (${tenantId}, ${ruleId}, ${sealed})
    on conflict (tenant_id, rule_id) do update set sealed = excluded.sealed`.execute(transaction);
}

export async function selectSecret(transaction: Transaction, { tenantId }: Tenant, id: string): Promise<string | null> {
  const { rows } = await sql<{ sealed: string }>`select sealed from log_rule_secrets
    where tenant_id = ${tenantId} and rule_id = ${id}`.execute(transaction);
  return rows[0]?.sealed ?? null;
}
