import { newId } from "#platform/ids";
import { notFound } from "#platform/errors";
import { newWebhookSecret } from "#platform/sign-webhook";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import type { Transaction } from "#platform/database";
import { isMet } from "./decide-rule.ts";
import { tooManyRules } from "./errors.ts";
import { measureRule, newestIds, parseRuleQuery, tellAlert, windowOf } from "./evaluate-log-rule.ts";
import { deleteRule, insertRule, insertSecret, selectRule, selectRules, selectSecret, updateRule } from "./queries.ts";
import { toRule, type NewRule, type Rule } from "./rule.ts";

const MOST_RULES = 100;

export interface KeptRule {
  rule: Rule;
  /** Given once, when it is made; null without a webhook, and where there is one already. */
  webhookSecret: string | null;
}

export async function listLogRules(ctx: TenantContext): Promise<{ rules: Rule[] }> {
  const rows = await tenantTransaction(ctx, (transaction) => selectRules(transaction, ctx));
  return { rules: rows.map(toRule) };
}

/** Begins with the records that come from now on. Throws `log_query_invalid`, `log_rule_period`, `too_many_log_rules`. */
export async function createLogRule(ctx: TenantContext, given: NewRule): Promise<KeptRule> {
  parseRuleQuery(given.query);
  const id = newId();
  return tenantTransaction(ctx, async (transaction) => {
    if ((await selectRules(transaction, ctx)).length >= MOST_RULES) throw tooManyRules(MOST_RULES);
    await insertRule(transaction, ctx, { ...given, id, nowMs: ctx.platform.clock.now().getTime() });
    return keep(ctx, transaction, id);
  });
}

/** Changes all of a rule, which begins anew: not firing, and with the records that come from now on. */
export async function updateLogRule(ctx: TenantContext, ruleId: string, given: NewRule): Promise<KeptRule> {
  parseRuleQuery(given.query);
  return tenantTransaction(ctx, async (transaction) => {
    const write = { ...given, id: ruleId, nowMs: ctx.platform.clock.now().getTime() };
    if (!(await updateRule(transaction, ctx, write))) throw notFound("log rule");
    return keep(ctx, transaction, ruleId);
  });
}

/** Reads the rule back, with a secret if it has a webhook and no secret yet. */
async function keep(ctx: TenantContext, transaction: Transaction, ruleId: string): Promise<KeptRule> {
  const row = await selectRule(transaction, ctx, ruleId);
  if (!row) throw notFound("log rule");
  const known = row.webhook_url === null || (await selectSecret(transaction, ctx, ruleId)) !== null;
  if (known) return { rule: toRule(row), webhookSecret: null };
  const webhookSecret = newWebhookSecret();
  const cipher = await openFieldCipher(ctx, transaction);
  await insertSecret(transaction, ctx, { ruleId, sealed: cipher.seal("log_rule_secrets.sealed", webhookSecret) });
  return { rule: toRule(row), webhookSecret };
}

export async function deleteLogRule(ctx: TenantContext, ruleId: string): Promise<void> {
  const gone = await tenantTransaction(ctx, (transaction) => deleteRule(transaction, ctx, ruleId));
  if (!gone) throw notFound("log rule");
}

export interface RuleTest {
  met: boolean;
  records: number;
  previousRecords: number | null;
  alertId: string;
}

/** Looks at the rule's window now and sends a test by all of its ways; its state stays as it is. */
export async function testLogRule(ctx: TenantContext, ruleId: string): Promise<RuleTest> {
  const rule = await tenantTransaction(ctx, (transaction) => selectRule(transaction, ctx, ruleId));
  if (!rule) throw notFound("log rule");
  const toMs = ctx.platform.clock.now().getTime();
  // A test looks at a window also where the rule itself goes on from its last look.
  const window = { ...windowOf(rule, toMs), fromMs: Math.max(0, toMs - rule.window_seconds * 1000) };
  const { records, previous } = await measureRule(ctx, rule, window);
  const recordIds = await newestIds(ctx, rule, window);
  const alertId = await tenantTransaction(ctx, (transaction) =>
    tellAlert(ctx, transaction, { rule, kind: "test", ...window, records, previous, recordIds }),
  );
  return { met: isMet(rule, { records, previous }), records, previousRecords: previous, alertId };
}
