import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { classifyMessage } from "./classify-message.ts";
import { correctIntent } from "./correct-intent.ts";
import { listMessageIntents } from "./list-message-intents.ts";
import { deleteIntentExample, listIntentExamples, listIntents, setIntent } from "./manage-intents.ts";
import { recordIntents } from "./record-intents.ts";
import { teachIntents } from "./teach-intents.ts";
import { trainIntents } from "./train-intents.ts";

let test: TestPlatform;
let ctx: TenantContext;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

const engraving = ["can you engrave a ring", "engraving please", "engrave my name", "is engraving possible"];
const sizing = ["resize a ring", "make my ring smaller", "ring size too big", "can a ring be made wider"];
const examples = [
  ...engraving.map((text) => ({ text, intent: "engraving" })),
  ...sizing.map((text) => ({ text, intent: "ring_size" })),
];

/** A conversation of one question; returns the turn's id. */
async function ask(tenant: TenantContext, question: string): Promise<string> {
  const [conversationId, turnId] = [newId(), newId()];
  const { owner } = test.database;
  await sql`insert into conversations (tenant_id, id, channel, agent_id, language)
    select ${tenant.tenantId}, ${conversationId}, 'api', id, 'en' from agents where tenant_id = ${tenant.tenantId}`.execute(
    owner,
  );
  await sql`insert into turns (tenant_id, id, conversation_id, position, question, state)
    values (${tenant.tenantId}, ${turnId}, ${conversationId}, 1, ${question}, 'done')`.execute(owner);
  return turnId;
}

async function recordedOf(turnId: string) {
  const { rows } = await sql<{ intents: { intent: string }[]; corrected_intent: string | null; corrected: boolean }>`
    select intents, corrected_intent, corrected_at is not null as corrected from message_intents
    where turn_id = ${turnId}`.execute(test.database.owner);
  return rows[0];
}

describe("[F2] teaching a shop's own intents", () => {
  beforeAll(async () => {
    ctx = await test.createTenant();
  });

  it("understands the very words at once, and words like them once it has trained", async () => {
    await teachIntents(ctx, { examples });
    const taught = await classifyMessage(ctx, { text: "Engraving, please!" });
    expect(taught.intents[0]).toMatchObject({ intent: "engraving", origin: "taught", confidence: 1 });
    expect((await classifyMessage(ctx, { text: "please engrave the ring with a name" })).closest).toBeNull();
    await trainIntents(ctx);
    const learned = await classifyMessage(ctx, { text: "please engrave the ring with a name" });
    expect(learned.intents[0]).toMatchObject({ intent: "engraving", origin: "learned" });
    expect((await listIntents(ctx)).model).toMatchObject({ examples: examples.length });
  });

  it("gives each intent the stage that the merchant gave it", async () => {
    await setIntent(ctx, { name: "engraving", stage: "buy" });
    expect((await classifyMessage(ctx, { text: "engraving please" })).intents[0]?.stage).toBe("buy");
    const { intents } = await listIntents(ctx);
    expect(intents).toContainEqual({ name: "engraving", stage: "buy", builtIn: false, examples: engraving.length });
    expect(intents).toContainEqual({ name: "price", stage: "buy", builtIn: true, examples: 0 });
  });

  it("asks for training in the transaction that stores the examples", async () => {
    const { rows } = await sql<{ name: string }>`select name from job_outbox where tenant_id = ${ctx.tenantId}`.execute(
      test.database.owner,
    );
    expect(rows.map(({ name }) => name)).toContain("train_intents");
  });

  it("keeps one tenant's lessons from another", async () => {
    const other = await test.createTenant("Other shop");
    await trainIntents(other);
    const { intents, closest, modelVersion } = await classifyMessage(other, { text: "engraving please" });
    expect({ intents, closest, modelVersion }).toEqual({ intents: [], closest: null, modelVersion: null });
    expect((await listIntentExamples(other, { limit: 10 })).examples).toEqual([]);
  });

  it("lets the last lesson for the same words win, and forgets an example that is taken back", async () => {
    await teachIntents(ctx, { examples: [{ text: "Engraving - PLEASE", intent: "ring_size" }] });
    expect((await classifyMessage(ctx, { text: "engraving please" })).intents[0]?.intent).toBe("ring_size");
    const { examples: listed } = await listIntentExamples(ctx, { intent: "ring_size", limit: 50 });
    const wrong = listed.find(({ text }) => text === "Engraving - PLEASE");
    await deleteIntentExample(ctx, wrong?.id ?? "");
    expect((await classifyMessage(ctx, { text: "engraving please" })).intents[0]?.origin).not.toBe("taught");
    await expect(deleteIntentExample(ctx, newId())).rejects.toMatchObject({ code: "not_found" });
  });

  it("answers with the lexicon where nothing was taught, and with nothing where a member said so", async () => {
    const fresh = await test.createTenant("Fresh shop");
    const text = "what is the price of freedom";
    expect((await classifyMessage(fresh, { text })).intents[0]).toMatchObject({ intent: "price", origin: "lexicon" });
    await teachIntents(fresh, { examples: [{ text, intent: null }] });
    expect((await classifyMessage(fresh, { text })).intents).toEqual([]);
  });

  it("refuses more intents than it can tell apart, and stores none of that lesson", async () => {
    const full = await test.createTenant("Full shop");
    await sql`insert into intents (tenant_id, name, stage)
      select ${full.tenantId}, 'intent ' || n, 'other' from generate_series(1, 200) as n`.execute(test.database.owner);
    const lesson = teachIntents(full, { examples: [{ text: "one more", intent: "one more" }] });
    await expect(lesson).rejects.toMatchObject({ code: "too_many_intents" });
    expect((await listIntentExamples(full, { limit: 10 })).examples).toEqual([]);
  });
});

describe("[F2] correcting what was understood", () => {
  beforeAll(async () => {
    ctx = await test.createTenant();
  });

  it("records what a turn wants, again without change, and learns from the member's correction", async () => {
    const turnId = await ask(ctx, "Do you do hallmarks?");
    expect((await recordIntents(ctx, turnId))?.intents).toEqual([]);
    await correctIntent(ctx, { turnId, intent: "hallmark" });
    expect(await recordedOf(turnId)).toMatchObject({ intents: [], corrected_intent: "hallmark", corrected: true });
    const next = await ask(ctx, "do you do hallmarks");
    expect((await recordIntents(ctx, next))?.intents[0]).toMatchObject({ intent: "hallmark", origin: "taught" });
    await recordIntents(ctx, turnId);
    expect(await recordedOf(turnId)).toMatchObject({ corrected_intent: "hallmark", intents: [{ intent: "hallmark" }] });
  });

  it("lists what was understood, and of that what is worth teaching", async () => {
    const fresh = await test.createTenant("Fresh shop");
    const turns = [];
    for (const question of ["How much is it?", "Do you do hallmarks?", "asdf", "Where is my order?"])
      turns.push(await ask(fresh, question));
    for (const turnId of turns) await recordIntents(fresh, turnId);
    await correctIntent(fresh, { turnId: turns[1] ?? "", intent: "hallmark" });
    const all = await listMessageIntents(fresh, { onlyOpen: false, limit: 3 });
    expect(all.messages.map(({ text }) => text)).toEqual(["Where is my order?", "asdf", "Do you do hallmarks?"]);
    expect(all.messages[2]?.correction).toMatchObject({ intent: "hallmark" });
    const rest = await listMessageIntents(fresh, { onlyOpen: false, limit: 3, cursor: all.nextCursor ?? "" });
    expect(rest).toMatchObject({
      messages: [{ text: "How much is it?", intents: [{ intent: "price" }] }],
      nextCursor: null,
    });
    const open = await listMessageIntents(fresh, { onlyOpen: true, limit: 10 });
    expect(open.messages.map(({ text }) => text)).toEqual(["asdf"]);
    const { conversationId } = all.messages[0] ?? { conversationId: "" };
    expect((await listMessageIntents(fresh, { onlyOpen: false, conversationId, limit: 10 })).messages).toHaveLength(1);
    const wrong = listMessageIntents(fresh, { onlyOpen: false, cursor: "nonsense", limit: 10 });
    await expect(wrong).rejects.toMatchObject({ code: "invalid_cursor" });
  });

  it("knows no turn of another tenant", async () => {
    const turnId = await ask(await test.createTenant("Other shop"), "Where is my order?");
    await expect(correctIntent(ctx, { turnId, intent: null })).rejects.toMatchObject({ code: "not_found" });
    expect(await recordIntents(ctx, turnId)).toBeNull();
  });
});
