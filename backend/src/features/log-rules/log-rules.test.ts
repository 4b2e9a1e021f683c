import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newLogRule } from "@netvexa/contract";
import type { TenantContext } from "#platform/tenant-context";
import { sendQueuedMail } from "#features/mailing";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { evaluateLogRule } from "./evaluate-log-rule.ts";
import { listLogAlerts, seeLogAlerts } from "./list-log-alerts.ts";
import { createLogRule, deleteLogRule, listLogRules, testLogRule, updateLogRule } from "./manage-log-rules.ts";
import { createLogView, deleteLogView, listLogViews } from "./manage-log-views.ts";
import { askForDueLogRules } from "./schedule-log-rules.ts";
import { mailLogAlert, sendLogAlert } from "./tell-log-alert.ts";

interface Received {
  headers: Record<string, string>;
  body: string;
}

let test: TestPlatform;
let ctx: TenantContext;
let receiver: Server;
let url: string;
let answer = 200;
const received: Received[] = [];

beforeAll(async () => {
  test = await openTestPlatform();
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString()));
    request.on("end", () => {
      received.push({
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
        body,
      });
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/hook`;
});
afterAll(async () => {
  receiver.close();
  await test.close();
});
beforeEach(async () => {
  ctx = await test.createTenant();
  received.length = 0;
  answer = 200;
});

const rule = (given: Record<string, unknown>) =>
  newLogRule.parse({ name: "Refunds", query: "refund", kind: "threshold", ...given });

async function append(count: number, message = "refund refused"): Promise<void> {
  const record = { time: new Date().toISOString(), level: "error" as const, log: "checkout", message, fields: {} };
  const ids = { traceId: null, spanId: null, conversationId: null, visitorId: null, source: null };
  await ctx.platform.logs.append(ctx, {
    records: Array.from({ length: count }, () => ({ ...record, ...ids })),
    batchKey: null,
  });
}

/** After every record that was accepted up to now. */
const soon = (seconds = 1) => Date.now() + seconds * 1000;
const alerts = async () => (await listLogAlerts(ctx, { limit: 50 })).alerts;
const jobsOf = async (name: string) => {
  const { rows } = await sql<{ payload: { alertId: string } }>`select payload from job_outbox
    where tenant_id = ${ctx.tenantId} and name = ${name}`.execute(test.database.owner);
  return rows.map(({ payload }) => payload);
};

describe("[G5] rules over logs", () => {
  it("take effect once, however many workers evaluate a window", async () => {
    const { rule: kept } = await createLogRule(
      ctx,
      rule({ minRecords: 3, emails: ["ops@example.com"], webhookUrl: url }),
    );
    await append(5);
    const look = { ruleId: kept.id, toMs: soon() };
    await Promise.all(Array.from({ length: 8 }, () => evaluateLogRule(ctx, look)));
    await evaluateLogRule(ctx, look);
    expect((await alerts()).map(({ kind, records }) => [kind, records])).toEqual([["fired", 5]]);
    expect(await jobsOf("send_log_alert")).toHaveLength(1);
    expect(await jobsOf("mail_log_alert")).toHaveLength(1);
    expect((await listLogRules(ctx)).rules[0]).toMatchObject({ firing: true });
  });

  it("tell that it is over, and are quiet in between", async () => {
    const { rule: kept } = await createLogRule(ctx, rule({ minRecords: 3, windowSeconds: 60 }));
    await append(3);
    for (const toMs of [soon(1), soon(15), soon(200), soon(220)]) await evaluateLogRule(ctx, { ruleId: kept.id, toMs });
    expect((await alerts()).map(({ kind }) => kind)).toEqual(["resolved", "fired"]);
  });

  it("miss no match between looks, and see none twice", async () => {
    const { rule: kept } = await createLogRule(ctx, rule({ kind: "match", quietSeconds: 60 }));
    await append(2);
    await evaluateLogRule(ctx, { ruleId: kept.id, toMs: soon(0.5) });
    const before = await alerts();
    expect(before.map(({ records }) => records)).toEqual([2]);
    expect(before[0]?.recordIds).toHaveLength(2);
    await evaluateLogRule(ctx, { ruleId: kept.id, toMs: soon(200) });
    expect(await alerts()).toHaveLength(1);
  });

  it("notice that nothing comes, and that more comes than before", async () => {
    const { rule: silent } = await createLogRule(ctx, rule({ kind: "absence", query: "heartbeat" }));
    const { rule: rising } = await createLogRule(
      ctx,
      rule({ kind: "rate_change", changePercent: 200, windowSeconds: 60 }),
    );
    await append(4);
    await evaluateLogRule(ctx, { ruleId: silent.id, toMs: soon() });
    await evaluateLogRule(ctx, { ruleId: rising.id, toMs: soon() });
    expect(
      (await alerts()).map(({ rule: { id }, kind, records, previousRecords }) => [id, kind, records, previousRecords]),
    ).toEqual([
      [rising.id, "fired", 4, 0],
      [silent.id, "fired", 0, null],
    ]);
  });

  it("are asked for by one of many workers at a time, and not before they are due", async () => {
    await createLogRule(ctx, rule({}));
    await createLogRule(ctx, rule({ enabled: false }));
    await Promise.all(Array.from({ length: 4 }, () => askForDueLogRules(test.platform)));
    await askForDueLogRules(test.platform);
    expect(await jobsOf("evaluate_log_rule")).toHaveLength(1);
  });

  it("refuse a query that is none, or that has a period of its own, and what is somebody else's", async () => {
    await expect(createLogRule(ctx, rule({ query: "level:loud" }))).rejects.toMatchObject({
      code: "log_query_invalid",
    });
    await expect(createLogRule(ctx, rule({ query: "x since:1h" }))).rejects.toMatchObject({ code: "log_rule_period" });
    const { rule: kept } = await createLogRule(ctx, rule({}));
    const stranger = await test.createTenant("Stranger");
    await expect(updateLogRule(stranger, kept.id, rule({}))).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteLogRule(stranger, kept.id)).rejects.toMatchObject({ code: "not_found" });
    await evaluateLogRule(stranger, { ruleId: kept.id, toMs: soon() });
    expect((await listLogRules(ctx)).rules[0]?.firing).toBe(false);
  });
});

describe("[G5] what a rule tells", () => {
  it("reaches a webhook signed as Standard Webhooks says, and is tried again until it is taken", async () => {
    const { rule: kept, webhookSecret } = await createLogRule(ctx, rule({ webhookUrl: url }));
    await append(1, "refund of c_123 refused");
    await evaluateLogRule(ctx, { ruleId: kept.id, toMs: soon() });
    const [job = { alertId: "" }] = await jobsOf("send_log_alert");
    answer = 500;
    await expect(sendLogAlert(ctx, job)).rejects.toThrow("answered 500");
    expect((await alerts())[0]?.webhook).toEqual({ state: "failed", status: 500 });
    answer = 204;
    await sendLogAlert(ctx, job);
    await sendLogAlert(ctx, job);
    expect((await alerts())[0]?.webhook).toEqual({ state: "delivered", status: 204 });
    expect(received.map(({ headers }) => headers["webhook-id"])).toEqual([`msg_${job.alertId}`, `msg_${job.alertId}`]);
    const [, taken] = received;
    const content = new Webhook(webhookSecret ?? "").verify(taken?.body ?? "", taken?.headers ?? {});
    expect(content).toMatchObject({
      type: "log_rule.fired",
      data: { rule: { name: "Refunds" }, records: 1, newest: [{ message: "refund of c_123 refused" }] },
    });
    const forged = () => new Webhook(webhookSecret ?? "").verify(`${taken?.body} `, taken?.headers ?? {});
    expect(forged).toThrow();
  });

  it("is written to each address once", async () => {
    const { rule: kept } = await createLogRule(
      ctx,
      rule({ name: "Two\nlines", emails: ["a@example.com", "b@example.com"] }),
    );
    await append(1);
    await evaluateLogRule(ctx, { ruleId: kept.id, toMs: soon() });
    const [job = { alertId: "" }] = await jobsOf("mail_log_alert");
    await mailLogAlert(ctx, job);
    await mailLogAlert(ctx, job);
    await sendQueuedMail(test.platform);
    const mails = (test.platform.mail.mailbox() ?? []).filter(({ subject }) => subject.includes("Two lines"));
    expect(mails.map(({ to }) => to).toSorted()).toEqual(["a@example.com", "b@example.com"]);
    expect(mails[0]?.text).toContain("1 records from");
  });

  it("is marked as seen", async () => {
    const { rule: kept } = await createLogRule(ctx, rule({}));
    await append(1);
    await evaluateLogRule(ctx, { ruleId: kept.id, toMs: soon() });
    expect((await listLogAlerts(ctx, { limit: 5 })).unseen).toBe(1);
    await seeLogAlerts(ctx, { until: new Date(soon(60)).toISOString() });
    expect((await listLogAlerts(ctx, { limit: 5 })).unseen).toBe(0);
  });

  it("can be tried without changing the rule", async () => {
    const { rule: kept } = await createLogRule(ctx, rule({ webhookUrl: url, minRecords: 2 }));
    await append(1);
    const tried = await testLogRule(ctx, kept.id);
    expect(tried).toMatchObject({ met: false, records: 1 });
    await sendLogAlert(ctx, tried);
    expect(JSON.parse(received[0]?.body ?? "{}")).toMatchObject({ type: "log_rule.test" });
    expect((await listLogRules(ctx)).rules[0]).toMatchObject({ firing: false, notifiedAt: null });
  });
});

describe("[G4] saved views", () => {
  it("are kept by name, replaced by name and removed", async () => {
    await createLogView(ctx, { name: "Errors", query: "level>=error" });
    const { id } = await createLogView(ctx, { name: "Errors", query: "level>=error since:1h" });
    expect(await listLogViews(ctx)).toEqual({ views: [{ id, name: "Errors", query: "level>=error since:1h" }] });
    await expect(createLogView(ctx, { name: "Bad", query: "(" })).rejects.toMatchObject({ code: "log_query_invalid" });
    const stranger = await test.createTenant("Stranger");
    await expect(deleteLogView(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await deleteLogView(ctx, id);
    expect(await listLogViews(ctx)).toEqual({ views: [] });
  });
});
