import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { Platform } from "#platform/platform";
import type { TenantContext } from "#platform/tenant-context";
import { toAuditActor, type AuditEvent, type AuditFact } from "./audit-fact.ts";

export interface AuditPlace {
  /** An organisation's id, or `INSTALLATION_CHAIN`. */
  chain: string;
  actor: AuditFact["actor"];
  tenantId?: string;
}

/** Adds a fact to the tenant's organisation's log, in the transaction of what it tells of: both happen or neither. */
export async function recordAudit(ctx: TenantContext, transaction: Transaction, event: AuditEvent): Promise<void> {
  const place = { actor: toAuditActor(ctx.actor), tenantId: ctx.tenantId };
  await sql`select append_audit(${toEntry(ctx.platform, place, event)})`.execute(transaction);
}

/** The same for what is done outside of tenants; needs a system transaction. */
export async function recordAuditIn(
  { platform, place }: { platform: Platform; place: AuditPlace },
  transaction: Transaction,
  event: AuditEvent,
): Promise<void> {
  await sql`select append_audit_to(${place.chain}, ${toEntry(platform, place, event)})`.execute(transaction);
}

function toEntry(platform: Platform, place: Omit<AuditPlace, "chain">, event: AuditEvent): string {
  const fact: AuditFact = {
    at: platform.clock.now().toISOString(),
    action: event.action,
    actor: place.actor,
    tenantId: place.tenantId ?? null,
    target: event.target ?? null,
    detail: event.detail ?? {},
  };
  return JSON.stringify(fact);
}
