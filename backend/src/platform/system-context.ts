import { runTransaction, type Priority, type Transaction } from "./database.ts";
import { noteEffect } from "./effect-mark.ts";
import type { Platform } from "./platform.ts";

/** What may be done across tenants. Each reason names its work; a test holds the files that use it. */
export type SystemReason =
  | "resolve credential"
  | "relay jobs"
  | "run job"
  | "administer installation"
  | "seed demo store"
  | "sweep expired rows"
  | "measure health"
  | "keep audit log"
  | "administer members"
  | "erase tenant"
  | "export storefront"
  | "send mail"
  | "watch tenants"
  | "keep logs";

export interface SystemScope {
  platform: Platform;
  reason: SystemReason;
  priority?: Priority;
}

/** A transaction that sees every tenant. Logged with its reason; never reachable from tenant input. */
export function systemTransaction<T>(scope: SystemScope, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const { database, logger } = scope.platform;
  logger.debug({ reason: scope.reason }, "system transaction");
  const role = database.mode === "embedded" ? "; set local role netvexa_system" : "";
  const connection = database.systemConnection(scope.priority ?? "interactive");
  return runTransaction(connection, `begin${role}`, noteEffect("system", work));
}
