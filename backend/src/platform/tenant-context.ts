import type { Role } from "@netvexa/contract";
import { isUuid } from "./ids.ts";
import { runTransaction, type Priority, type Transaction } from "./database.ts";
import { noteEffect } from "./effect-mark.ts";
import type { Platform } from "./platform.ts";

declare const minted: unique symbol;

/** Who acts within the tenant. */
export type Actor =
  | { kind: "api_key"; keyId: string; scopes: readonly string[] }
  | { kind: "member"; personId: string; name: string; role: Role }
  | { kind: "visitor"; visitorId: string; origin: string; preview?: boolean | undefined }
  | { kind: "storefront"; origin: string | null; preview?: boolean }
  | { kind: "operator" }
  | { kind: "job"; jobId: string };

/**
 * The right to act inside one tenant. It exists only after a credential was verified: no other file can make one,
 * and every read or write of tenant data needs it.
 */
export interface TenantContext {
  readonly [minted]: true;
  readonly tenantId: string;
  readonly actor: Actor;
  readonly requestId: string;
  readonly priority: Priority;
  readonly platform: Platform;
}

export interface VerifiedCredential {
  tenantId: string;
  actor: Actor;
  requestId: string;
  priority?: Priority;
}

/**
 * Called only where a credential has just been verified (`http/authenticate.ts`, `workers/run-job.ts`, and the
 * operator's explicit step into a tenant); a test holds the list of callers.
 */
export function mintTenantContext(platform: Platform, credential: VerifiedCredential): TenantContext {
  if (!isUuid(credential.tenantId)) throw new Error("A tenant id must be a UUID.");
  const context = { ...credential, priority: credential.priority ?? "interactive", platform };
  // The brand has no value at run time: this cast is the mint.
  return Object.freeze(context) as unknown as TenantContext;
}

/** The same right, for work that must step behind people who wait. */
export function atBulkPriority(ctx: TenantContext): TenantContext {
  return mintTenantContext(ctx.platform, { ...ctx, priority: "bulk" });
}

/**
 * The only way to tenant data: a transaction as the role that row-level security binds, scoped to `ctx.tenantId`.
 * Commits when `work` resolves, rolls back when it throws. Never await a model, a file or another host inside.
 */
export function tenantTransaction<T>(ctx: TenantContext, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const { database } = ctx.platform;
  const role = database.mode === "embedded" ? "set local role netvexa_app; " : "";
  // A validated UUID, so it may stand in the text: the simple protocol that carries both statements has no binds.
  const opening = `begin; ${role}select set_config('app.tenant_id', '${ctx.tenantId}', true)`;
  return runTransaction(database.tenantConnection(ctx.priority), opening, noteEffect("tenant", work));
}
