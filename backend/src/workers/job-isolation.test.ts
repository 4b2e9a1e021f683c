import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newLogRule, newSource } from "@netvexa/contract";
import { createAnswer } from "#features/chat";
import { createSource, getSource, pushDocuments, uploadFile } from "#features/knowledge";
import { createLogRule, testLogRule } from "#features/log-rules";
import { addSource } from "#test/knowledge-test";
import { probeJobs } from "#test/probe-jobs";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";

/** Somebody who has waited in vain for a person, and left a message. */
async function addVisitor(ctx: TenantContext) {
  const [conversationId, contactId, visitorId] = [newId(), newId(), newId()];
  await tenantTransaction(ctx, async (tx) => {
    await sql`insert into conversations (tenant_id, id, channel, visitor_id, agent_id, language, handoff_state,
        handoff_timer, handoff_due_at)
      select tenant_id, ${conversationId}, 'widget', ${visitorId}, id, 'en', 'waiting', 'wait', now() from agents
      where tenant_id = ${ctx.tenantId} limit 1`.execute(tx);
    await sql`insert into contact_requests (tenant_id, id, visitor_id, conversation_id, email, message)
      values (${ctx.tenantId}, ${contactId}, ${visitorId}, ${conversationId}, 'me@example.com', 'Hello')`.execute(tx);
  });
  return { conversationId, contactId };
}

/** A rule over logs that would tell something, and has told something. */
async function addLogRule(ctx: TenantContext) {
  const { rule } = await createLogRule(
    ctx,
    newLogRule.parse({ name: "Silence", query: "nothing", kind: "absence", emails: ["me@example.com"] }),
  );
  const { alertId } = await testLogRule(ctx, rule.id);
  return { rule, alertId };
}

/** A tenant that has something for every job to work on; returns what each job is told. */
async function fillTenant(ctx: TenantContext): Promise<Record<string, unknown>> {
  const source = await createSource(ctx, newSource.parse({ kind: "file", name: "Files", sync: false }));
  const bytes = new Blob(["Open from ten to six."]).stream();
  const upload = { bytes, mediaType: null };
  await uploadFile(ctx, { sourceId: source.id, fileName: "hours.txt", upload, sync: true });
  const { latestSync } = await getSource(ctx, source.id);
  const push = await addSource(ctx, { kind: "push" });
  await pushDocuments(ctx, {
    sourceId: push.id,
    documents: [{ externalId: "one", title: "One", content: { format: "text", body: "A page of one." } }],
  });
  const turn = await createAnswer(ctx, {
    question: "How much is one page?",
    conversationId: null,
    language: null,
    pageUrl: null,
  });
  const feed = await addSource(ctx, { kind: "catalogue", options: { url: "https://shop.example/feed.xml" } });
  const { conversationId, contactId } = await addVisitor(ctx);
  const { rule, alertId } = await addLogRule(ctx);
  return {
    sync_source: { syncId: latestSync?.id },
    start_due_sync: { sourceId: feed.id },
    fold_index: {},
    embed_passages: {},
    calibrate_answers: {},
    examine_agent: { runId: newId() },
    remove_source: { sourceId: push.id },
    train_intents: {},
    time_out_handoff: { conversationId },
    mail_contact: { contactId },
    observe_turn: { turnId: turn.turnId },
    rescore_leads: {},
    evaluate_log_rule: { ruleId: rule.id, toMs: Date.now() + 1000 },
    send_log_alert: { alertId },
    mail_log_alert: { alertId },
  };
}

describe("[V3] every job", () => {
  let test: TestPlatform;
  let owner: TenantContext;
  let stranger: TenantContext;
  let inputs: Record<string, unknown>;
  beforeAll(async () => {
    test = await openTestPlatform();
    owner = await test.createTenant("Owner");
    stranger = await test.createTenant("Stranger");
    inputs = await fillTenant(owner);
  });
  afterAll(() => test.close());

  it("leaves another tenant's rows alone, whatever it is told to work on", async () => {
    const report = await probeJobs({ test, runAs: stranger.tenantId, victim: owner.tenantId, inputs });
    process.stdout.write(
      `job isolation: ${report.jobs} jobs, ${report.tables} tables, ${report.problems.length} problems\n`,
    );
    expect(report.problems).toEqual([]);
    expect(report.jobs).toBeGreaterThanOrEqual(5);
    expect(report.tables).toBeGreaterThan(20);
  });

  it("would be found out: with the owner's own right the same jobs are reported, and so is a job without an input", async () => {
    const { embed_passages: _left, ...fewer } = inputs;
    const { problems } = await probeJobs({ test, runAs: owner.tenantId, victim: owner.tenantId, inputs: fewer });
    expect(problems).toContain("embed_passages: the probe has no input for it: add one, so that the job is tried");
    for (const job of ["sync_source", "start_due_sync", "fold_index", "time_out_handoff", "mail_contact"]) {
      expect(
        problems.some((problem) => problem.startsWith(`${job}: changed `)),
        job,
      ).toBe(true);
    }
  });
});
