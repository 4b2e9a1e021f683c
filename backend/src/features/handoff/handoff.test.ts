import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handoffSettings } from "@netvexa/contract";
import type { Role } from "@netvexa/contract";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import { actAs, openTestPlatform, type TestPlatform } from "#test/test-platform";
import { closeConversation, handBackConversation, takeConversation } from "./act-as-member.ts";
import { blockVisitor, listBlocks, unblockVisitor } from "./block-visitor.ts";
import { setHandoffSettings } from "./handoff-settings.ts";
import { readEntries } from "./read-thread.ts";
import { replyToVisitor } from "./reply-to-visitor.ts";
import { leavePeople, requestPerson, requestPersonForAgent } from "./request-person.ts";
import { sendMessage } from "./send-message.ts";
import { signalAsMember } from "./signal-thread.ts";
import { timeOutHandoff } from "./time-out-handoff-job.ts";
import { readHandoff } from "./view-handoff.ts";

let test: TestPlatform;
let owner: TenantContext;
beforeAll(async () => {
  test = await openTestPlatform();
  owner = await test.createTenant();
});
afterAll(() => test.close());

const visit = (visitorId = newId()) =>
  actAs(test.platform, owner.tenantId, { kind: "visitor", visitorId, origin: "https://shop.example" });
const member = (name: string, role: Role = "agent", personId = newId()) =>
  actAs(test.platform, owner.tenantId, { kind: "member", personId, name, role });

async function begin(visitor: TenantContext, address: string | null = null) {
  const { conversationId, version } = await requestPerson(visitor, { conversationId: null, page: null, address });
  return { conversationId: conversationId ?? "", version };
}

const say = (visitor: TenantContext, conversationId: string, text: string) =>
  sendMessage(visitor, { conversationId, text, key: newId() });

/** As if the timer that runs had run out. */
async function timeOut(conversationId: string): Promise<void> {
  await sql`update conversations set handoff_due_at = now() - interval '1 second' where id = ${conversationId}
    and handoff_due_at is not null`.execute(test.database.owner);
  await timeOutHandoff(owner, conversationId);
}

describe("[V6] a conversation between visitor and people", () => {
  it("goes from the request over the person to the close, each step once in one order without a gap", async () => {
    const [visitor, anna] = [visit(), member("Anna")];
    const { conversationId, version } = await begin(visitor);
    await say(visitor, conversationId, "Hello?");
    await signalAsMember(anna, { conversationId, open: true });
    const seen = await readHandoff(visitor, conversationId);
    expect(seen).toMatchObject({ state: "waiting", version, hours: { present: true } });
    const taken = await takeConversation(anna, { conversationId, version: seen.version });
    expect(taken).toMatchObject({ state: "with_person", person: "Anna" });
    await replyToVisitor(anna, { conversationId, text: "Hello, Anna here.", key: newId() });
    await say(visitor, conversationId, "Thank you!");
    await closeConversation(anna, { conversationId, version: taken.version });
    const entries = await readEntries(visitor, conversationId, 0);
    expect(entries.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(entries.map((entry) => (entry.kind === "message" ? entry.text : entry.reason))).toEqual([
      "requested",
      "Hello?",
      "seen",
      "taken",
      "Hello, Anna here.",
      "Thank you!",
      "closed_by_person",
    ]);
    expect(entries[4]).toMatchObject({ from: "person", name: "Anna" });
    await expect(say(visitor, conversationId, "Still there?")).rejects.toMatchObject({ code: "with_agent" });
  });

  it("takes a message that is sent again under its key once, also when both come together", async () => {
    const visitor = visit();
    const { conversationId } = await begin(visitor);
    const key = newId();
    const sent = await Promise.all([1, 2, 3].map(() => sendMessage(visitor, { conversationId, text: "Once", key })));
    expect(new Set(sent.map(({ entry }) => entry.position)).size).toBe(1);
    expect(await readEntries(visitor, conversationId, 1)).toHaveLength(1);
  });

  it("is one member's at a time: who comes second is told what happened, and may decide anew", async () => {
    const visitor = visit();
    const { conversationId, version } = await begin(visitor);
    const team = [member("Anna"), member("Ben"), member("Cleo")];
    const tries = await Promise.allSettled(team.map((one) => takeConversation(one, { conversationId, version })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = tries.filter((one) => one.status === "rejected").map((one): unknown => one.reason);
    const winner = (await readHandoff(visitor, conversationId)).person ?? "";
    for (const error of refused) {
      expect(error).toMatchObject({ code: "conversation_changed", detail: expect.stringContaining(winner) });
    }
    const loser = team.find((one) => one.actor.kind === "member" && one.actor.name !== winner) ?? owner;
    await expect(replyToVisitor(loser, { conversationId, text: "Me too", key: newId() })).rejects.toMatchObject({
      code: "not_yours",
    });
    const now = await readHandoff(visitor, conversationId);
    await expect(handBackConversation(loser, { conversationId, version: now.version })).rejects.toMatchObject({
      code: "not_yours",
    });
    const reassigned = await takeConversation(loser, { conversationId, version: now.version });
    expect(reassigned.person).not.toBe(winner);
  });

  it("comes back to the agent by itself when nobody sees it, comes or answers, and the visitor is offered to write", async () => {
    const visitor = visit();
    const { conversationId } = await begin(visitor);
    await timeOut(conversationId);
    expect(await readHandoff(visitor, conversationId)).toMatchObject({ state: "agent", offerContact: true });
    await requestPerson(visitor, { conversationId, page: null, address: null });
    await signalAsMember(member("Anna"), { conversationId, open: true });
    await timeOut(conversationId);
    const view = await readHandoff(visitor, conversationId);
    expect(view).toMatchObject({ state: "agent", offerContact: true });
    const taken = await takeConversation(member("Ben"), { conversationId, version: view.version });
    expect(taken.offerContact).toBe(false);
    await timeOut(conversationId);
    expect(await readHandoff(visitor, conversationId)).toMatchObject({ state: "waiting", person: null });
    await timeOut(conversationId);
    const reasons = (await readEntries(visitor, conversationId, 0)).map(
      (entry) => entry.kind === "state" && entry.reason,
    );
    expect(reasons).toEqual([
      "requested",
      "nobody_there",
      "requested",
      "seen",
      "nobody_came",
      "taken",
      "person_silent",
      "nobody_came",
    ]);
  });

  it("leaves a timer alone that was set anew meanwhile", async () => {
    const visitor = visit();
    const { conversationId } = await begin(visitor);
    await timeOutHandoff(owner, conversationId);
    expect((await readHandoff(visitor, conversationId)).state).toBe("requested");
    expect((await leavePeople(visitor, conversationId)).state).toBe("agent");
  });

  it("can be asked for by the agent twice, and then by the visitor alone", async () => {
    const visitor = visit();
    const { conversationId } = await begin(visitor);
    const asked: boolean[] = [];
    for (let round = 0; round < 4; round += 1) {
      await timeOut(conversationId);
      asked.push(await requestPersonForAgent(owner, conversationId));
    }
    expect(asked).toEqual([true, true, false, false]);
    expect((await requestPerson(visitor, { conversationId, page: null, address: null })).state).toBe("requested");
  });
});

describe("[R7] [L1] who may write to people", () => {
  it("is the conversation's own visitor alone", async () => {
    const { conversationId } = await begin(visit());
    const stranger = visit();
    await expect(say(stranger, conversationId, "Hi")).rejects.toMatchObject({ code: "not_found" });
    await expect(leavePeople(stranger, conversationId)).rejects.toMatchObject({ code: "not_found" });
    await expect(begin(owner)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is nobody who was blocked, by themselves or by their network, until that is taken back", async () => {
    const [visitor, anna] = [visit(), member("Anna")];
    const { conversationId } = await begin(visitor, "203.0.113.7");
    const block = await blockVisitor(anna, { conversationId, kind: "network", reason: "Spam" });
    await expect(say(visitor, conversationId, "Hi")).rejects.toMatchObject({ code: "visitor_blocked" });
    await expect(begin(visit(), "203.0.113.7")).rejects.toMatchObject({ code: "visitor_blocked" });
    await begin(visit(), "203.0.113.8");
    expect((await listBlocks(owner)).blocks).toMatchObject([{ id: block.id, blockedBy: "Anna", reason: "Spam" }]);
    const { rows } = await sql`select 1 from visitor_blocks where value like '%203.0%'`.execute(test.database.owner);
    expect(rows).toEqual([]);
    await unblockVisitor(anna, block.id);
    await say(visitor, conversationId, "Hi");
    await blockVisitor(anna, { conversationId, kind: "visitor", reason: "" });
    await expect(say(visitor, conversationId, "Hi")).rejects.toMatchObject({ code: "visitor_blocked" });
  });

  it("has nothing taken that the spam rules refuse", async () => {
    const visitor = visit();
    await setHandoffSettings(owner, handoffSettings.parse({ spam: { words: ["casino"], mostRepeats: 1 } }));
    const { conversationId } = await begin(visitor);
    await expect(say(visitor, conversationId, "Casino!")).rejects.toMatchObject({ code: "message_refused" });
    await say(visitor, conversationId, "Hello");
    await expect(say(visitor, conversationId, "hello!")).rejects.toMatchObject({ code: "message_refused" });
    expect((await readHandoff(visitor, conversationId)).position).toBe(2);
    await setHandoffSettings(owner, handoffSettings.parse({}));
  });
});

describe("[V6] opening hours of the handoff", () => {
  it("turn a request away when nobody is there, with the next opening and the offer to write", async () => {
    const tenant = await test.createTenant("Closed shop");
    const hours = { timeZone: "Europe/Berlin", weekly: [], exceptions: [] };
    await sql`insert into agent_versions (tenant_id, agent_id, version, content)
      select tenant_id, id, 1000, ${JSON.stringify({ openingHours: hours })}::text::jsonb from agents
      where tenant_id = ${tenant.tenantId}`.execute(test.database.owner);
    await sql`update agents set published_version = 1000 where tenant_id = ${tenant.tenantId}`.execute(
      test.database.owner,
    );
    const visitor = actAs(test.platform, tenant.tenantId, {
      kind: "visitor",
      visitorId: newId(),
      origin: "https://shop.example",
    });
    const view = await requestPerson(visitor, { conversationId: null, page: null, address: null });
    expect(view).toMatchObject({ state: "agent", offerContact: true, hours: { open: false, opensAt: null } });
  });
});
