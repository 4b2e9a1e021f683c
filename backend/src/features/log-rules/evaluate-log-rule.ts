import { z } from "zod";
import { countLogRecords, logFilterPeriod, parseLogQuery, type LogFilter } from "#features/logs";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import { defineJob, enqueueJob } from "#platform/jobs";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { insertAlert, type NewAlert } from "./alert-queries.ts";
import { decideRule, type Measured } from "./decide-rule.ts";
import { rulePeriodGiven } from "./errors.ts";
import { lockRule, selectRule, updateRuleState } from "./queries.ts";
import type { RuleRow } from "./rule.ts";
import { mailLogAlertJob, sendLogAlertJob } from "./tell-log-alert.ts";

const SAMPLES = 3;

/** One look of a rule at its window, which ends before `toMs`. */
export const evaluateLogRuleJob = defineJob({
  name: "evaluate_log_rule",
  input: z.strictObject({ ruleId: z.uuid(), toMs: z.number().int().min(0) }),
  retries: 3,
  backoffSeconds: 5,
  timeoutSeconds: 60,
  run: evaluateLogRule,
});

/**
 * Counts the rule's window and tells what follows from it. However often and by however many workers a window is
 * evaluated, it takes effect once: state, alert and messages are written in one transaction that goes on from the last.
 */
export async function evaluateLogRule(
  ctx: TenantContext,
  { ruleId, toMs }: { ruleId: string; toMs: number },
): Promise<void> {
  const rule = await tenantTransaction(ctx, (transaction) => selectRule(transaction, ctx, ruleId));
  if (!rule || !rule.enabled || rule.evaluated_to_ms >= toMs) return;
  const window = windowOf(rule, toMs);
  const measured = await measureRule(ctx, rule, window);
  const recordIds = await newestIds(ctx, rule, window);
  await tenantTransaction(ctx, async (transaction) => {
    const current = await lockRule(transaction, ctx, ruleId);
    // Somebody else was faster, or the rule was changed meanwhile.
    if (!current?.enabled || current.evaluated_to_ms !== rule.evaluated_to_ms) return;
    const decision = decideRule(current, measured, toMs);
    const { firing, waiting, tell } = decision;
    await updateRuleState(transaction, ctx, { id: ruleId, toMs, firing, waiting, told: tell === "fired" });
    if (tell === null) return;
    const { records } = decision;
    await tellAlert(ctx, transaction, {
      rule: current,
      kind: tell,
      ...window,
      records,
      previous: measured.previous,
      recordIds,
    });
  });
}

export interface RuleWindow {
  fromMs: number;
  toMs: number;
}

/** Rules that match see every millisecond once; the others look back as far as their window. */
export function windowOf(rule: RuleRow, toMs: number): RuleWindow {
  const fromMs = rule.kind === "match" ? rule.evaluated_to_ms : toMs - rule.window_seconds * 1000;
  return { fromMs: Math.max(0, fromMs), toMs };
}

export async function measureRule(ctx: TenantContext, rule: RuleRow, { fromMs, toMs }: RuleWindow): Promise<Measured> {
  const filter = parseRuleQuery(rule.query);
  const records = await countLogRecords(ctx, within(filter, { fromMs, toMs }));
  if (rule.kind !== "rate_change") return { records, previous: null };
  const before = { fromMs: Math.max(0, fromMs - (toMs - fromMs)), toMs: fromMs };
  return { records, previous: await countLogRecords(ctx, within(filter, before)) };
}

export async function newestIds(ctx: TenantContext, rule: RuleRow, window: RuleWindow): Promise<string[]> {
  const filter = within(parseRuleQuery(rule.query), window);
  const found = await ctx.platform.logs.scan(ctx, { order: "desc", limit: SAMPLES, filter, ...idsOf(window) });
  return found.map(({ id }) => id);
}

function idsOf({ fromMs, toMs }: RuleWindow): { after: string | null; before: string } {
  return { after: fromMs < 1 ? null : `${fromMs - 1}-2147483647`, before: `${toMs}-0` };
}

/** Throws `log_query_invalid`, and `log_rule_period` where the query names a period. */
export function parseRuleQuery(query: string): LogFilter {
  const filter = parseLogQuery(query);
  const { sinceMs, untilMs } = logFilterPeriod(filter);
  if (sinceMs !== null || untilMs !== null) throw rulePeriodGiven();
  return filter;
}

function within(filter: LogFilter, { fromMs, toMs }: RuleWindow): LogFilter {
  return { kind: "all", parts: [filter, { kind: "since", ms: fromMs }, { kind: "until", ms: toMs }] };
}

export type Telling = Omit<NewAlert, "id" | "ruleId" | "webhook"> & { rule: RuleRow };

/** Keeps the alert and asks for its messages, in the caller's transaction; returns its id. */
export async function tellAlert(
  ctx: TenantContext,
  transaction: Transaction,
  { rule, ...told }: Telling,
): Promise<string> {
  const id = newId();
  await insertAlert(transaction, ctx, { ...told, id, ruleId: rule.id, webhook: rule.webhook_url !== null });
  if (rule.webhook_url !== null) await enqueueJob({ ctx, transaction }, sendLogAlertJob, { alertId: id });
  if (rule.emails.length > 0) await enqueueJob({ ctx, transaction }, mailLogAlertJob, { alertId: id });
  return id;
}
