import { recordAudit } from "#features/audit";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { compilePatterns } from "./compile-patterns.ts";
import { onlyOwners, patternInvalid } from "./errors.ts";
import {
  forgetIntakeRules,
  selectOverrides,
  selectSettings,
  storeOverride,
  storeSettings,
  type LogOverride,
  type LogSettings,
} from "./log-settings.ts";

type NamedOverride = LogOverride & { log: string };

export async function getLogSettings(
  ctx: TenantContext,
): Promise<{ settings: LogSettings; overrides: NamedOverride[] }> {
  return tenantTransaction(ctx, async (transaction) => ({
    settings: await selectSettings(transaction, ctx),
    overrides: await selectOverrides(transaction, ctx),
  }));
}

/** In force everywhere within two seconds. Throws `pattern_invalid`, naming the pattern. */
export async function setLogSettings(ctx: TenantContext, settings: LogSettings): Promise<LogSettings> {
  assertPatterns(settings);
  await tenantTransaction(ctx, async (transaction) => {
    await storeSettings(transaction, ctx, settings);
    const { patterns, ...detail } = settings;
    await recordAudit(ctx, transaction, {
      action: "logs.settings_changed",
      detail: { ...detail, patterns: patterns.map(({ name }) => name) },
    });
  });
  forgetIntakeRules(ctx);
  return settings;
}

function assertPatterns({ patterns }: LogSettings): void {
  for (const [index, one] of patterns.entries()) assertCompiles(`patterns.${index}.pattern`, [one]);
  assertCompiles("patterns", patterns);
}

function assertCompiles(path: string, patterns: LogSettings["patterns"]): void {
  try {
    compilePatterns(patterns);
  } catch (error) {
    throw patternInvalid(path, error instanceof Error ? error.message : "It cannot be read.");
  }
}

/**
 * What one log does otherwise; in force within two seconds. Switching its masking off or on takes an owner who is signed
 * in, and stands in the audit log. Throws `owner_only`.
 */
export async function setLogOverride(ctx: TenantContext, override: NamedOverride): Promise<NamedOverride> {
  await tenantTransaction(ctx, async (transaction) => {
    const redacted = await isRedacted(transaction, ctx, override.log);
    const switches = override.redact !== redacted;
    if (switches && !(ctx.actor.kind === "member" && ctx.actor.role === "owner")) throw onlyOwners();
    await storeOverride(transaction, ctx, override);
    const { log, ...detail } = override;
    const action = switches ? "logs.masking_switched" : "logs.override_changed";
    await recordAudit(ctx, transaction, { action, target: { kind: "log", id: log }, detail });
  });
  forgetIntakeRules(ctx);
  return override;
}

async function isRedacted(transaction: Transaction, ctx: TenantContext, log: string): Promise<boolean> {
  const overrides = await selectOverrides(transaction, ctx);
  return overrides.find((known) => known.log === log)?.redact ?? true;
}

/** Removes a visitor's records from every store; stands in the audit log, without the visitor's id. */
export async function forgetVisitorLogs(
  ctx: TenantContext,
  { visitorId }: { visitorId: string },
): Promise<{ removed: number }> {
  const removed = await ctx.platform.logs.forgetVisitor(ctx, visitorId);
  await tenantTransaction(ctx, (transaction) =>
    recordAudit(ctx, transaction, { action: "logs.visitor_forgotten", detail: { removed } }),
  );
  return { removed };
}
