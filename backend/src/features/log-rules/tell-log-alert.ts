import { z } from "zod";
import { queueMail } from "#features/mailing";
import { GuardedFetchError } from "#platform/guarded-fetch-error";
import { defineJob } from "#platform/jobs";
import type { MailMessage } from "#platform/mail";
import { signWebhook } from "#platform/sign-webhook";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import { claimMail, selectAlert, updateWebhookState, type AlertRow } from "./alert-queries.ts";
import { selectRule, selectSecret } from "./queries.ts";
import type { RuleRow } from "./rule.ts";

const input = z.strictObject({ alertId: z.uuid() });

/** Tried for about an hour: after 10, 20, 40 … seconds. */
export const sendLogAlertJob = defineJob({
  name: "send_log_alert",
  input,
  retries: 8,
  backoffSeconds: 10,
  timeoutSeconds: 60,
  run: sendLogAlert,
});

export const mailLogAlertJob = defineJob({
  name: "mail_log_alert",
  input,
  retries: 3,
  backoffSeconds: 10,
  timeoutSeconds: 60,
  run: mailLogAlert,
});

interface Told {
  alert: AlertRow;
  rule: RuleRow;
}

/**
 * Sends the alert to its rule's webhook: signed as Standard Webhooks says, with the alert's id as the message's, so that
 * a receiver drops what it has had. Anything but a 2xx answer throws, and is tried again.
 */
export async function sendLogAlert(ctx: TenantContext, { alertId }: { alertId: string }): Promise<void> {
  const found = await tenantTransaction(ctx, async (transaction) => {
    const told = await selectTold(ctx, alertId, transaction);
    const sealed = told && (await selectSecret(transaction, ctx, told.rule.id));
    if (!told?.rule.webhook_url || !sealed || told.alert.webhook_state === "delivered") return null;
    const cipher = await openFieldCipher(ctx, transaction);
    return { ...told, url: told.rule.webhook_url, secret: cipher.open("log_rule_secrets.sealed", sealed) };
  });
  if (!found) return;
  const content = await describeAlert(ctx, found);
  const message = signWebhook(found.secret, { id: `msg_${alertId}`, at: ctx.platform.clock.now(), content });
  const status = await post(ctx, found.url, message);
  const state = status !== null && status >= 200 && status < 300 ? "delivered" : "failed";
  await tenantTransaction(ctx, (transaction) => updateWebhookState(transaction, ctx, { id: alertId, state, status }));
  if (state === "failed") throw new Error(`The webhook of a log rule answered ${status ?? "nothing"}.`);
}

/** Null when there was no answer. */
async function post(
  ctx: TenantContext,
  url: string,
  { body, headers }: { body: string; headers: Record<string, string> },
): Promise<number | null> {
  try {
    const request = { method: "POST", body, headers, redirect: "manual", maxBytes: 65_536 } as const;
    return (await ctx.platform.guardedFetch(url, request)).status;
  } catch (error) {
    if (error instanceof GuardedFetchError) return null;
    throw error;
  }
}

/** Writes the alert's mails, once. */
export async function mailLogAlert(ctx: TenantContext, { alertId }: { alertId: string }): Promise<void> {
  const { platform } = ctx;
  await tenantTransaction(ctx, async (transaction) => {
    const told = await selectTold(ctx, alertId, transaction);
    if (!told || !(await claimMail(transaction, ctx, alertId))) return;
    for (const to of told.rule.emails)
      await queueMail(platform, transaction, composeMail(to, told, platform.env.publicUrl));
  });
}

async function selectTold(
  ctx: TenantContext,
  alertId: string,
  transaction: Parameters<typeof selectAlert>[0],
): Promise<Told | null> {
  const alert = await selectAlert(transaction, ctx, alertId);
  const rule = alert && (await selectRule(transaction, ctx, alert.rule_id));
  return alert && rule ? { alert, rule } : null;
}

async function describeAlert(ctx: TenantContext, { alert, rule }: Told) {
  return {
    type: `log_rule.${alert.kind}`,
    timestamp: alert.at.toISOString(),
    data: {
      alertId: alert.id,
      rule: { id: rule.id, name: rule.name, kind: rule.kind, query: rule.query },
      from: new Date(alert.from_ms).toISOString(),
      to: new Date(alert.to_ms).toISOString(),
      records: alert.records,
      previousRecords: alert.previous_records,
      newest: await readRecords(ctx, alert.record_ids),
    },
  };
}

/** Those that are still kept. */
async function readRecords(ctx: TenantContext, ids: readonly string[]) {
  const found = await Promise.all(
    ids.map((id) => ctx.platform.logs.scan(ctx, { after: before(id), order: "asc", limit: 1 })),
  );
  return found.flat().filter(({ id }) => ids.includes(id));
}

function before(id: string): string {
  const [ms = 0, sequence = 0] = id.split("-").map(Number);
  return sequence > 0 ? `${ms}-${sequence - 1}` : `${ms - 1}-2147483647`;
}

const SAYS = { fired: "is met", resolved: "is over", test: "is being tried" } as const;

function composeMail(to: string, { alert, rule }: Told, publicUrl: string | null): MailMessage {
  const name = rule.name.replaceAll(/[\r\n\t]+/g, " ");
  const lines = [
    `The rule "${name}" ${SAYS[alert.kind]}: ${alert.records} records from ${new Date(alert.from_ms).toISOString()} to ${new Date(alert.to_ms).toISOString()}.`,
    ...(alert.previous_records === null ? [] : [`In the window before there were ${alert.previous_records}.`]),
    `Its query: ${rule.query.replaceAll(/[\r\n\t]+/g, " ")}`,
    ...(publicUrl === null ? [] : [`Your dashboard:\n${publicUrl}/app/`]),
  ];
  return { to, subject: `Logs: ${name} ${SAYS[alert.kind]}`.slice(0, 200), text: `${lines.join("\n\n")}\n\nNetvexa\n` };
}
