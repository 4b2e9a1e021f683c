import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handoffSettings } from "@netvexa/contract";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import { actAs } from "#test/test-platform";
import { getConversation, listConversations } from "./read-conversations.ts";
import { requestContact } from "./request-contact.ts";
import { ask, openTestShop, type TestShop } from "./test-shop.ts";
import {
  addNote,
  createCannedReply,
  deleteCannedReply,
  deleteNote,
  listCannedReplies,
  listTags,
  mailContactJob,
  rateTurn,
  replyToVisitor,
  requestPerson,
  setHandoffSettings,
  setTags,
  signalAsMember,
  takeConversation,
  updateCannedReply,
} from "#features/handoff";
import { sendQueuedMail } from "#features/mailing";

const HOURS = "When are you open?";
let shop: TestShop;
let anna: TenantContext;
beforeAll(async () => {
  shop = await openTestShop();
  anna = actAs(shop.test.platform, shop.owner.tenantId, {
    kind: "member",
    personId: newId(),
    name: "Anna",
    role: "agent",
  });
});
afterAll(() => shop.close());

const found = async (ctx: TenantContext, filter: object) =>
  (await listConversations(ctx, { limit: 50, ...filter })).conversations.map(({ id }) => id);

describe("[R7] the inbox", () => {
  it("shows as new what nobody has looked at, until somebody has, and again when the visitor goes on", async () => {
    const visitor = shop.visitor();
    const { conversationId } = await ask(visitor, { question: HOURS });
    expect(await found(anna, { inbox: "new" })).toContain(conversationId);
    await signalAsMember(anna, { conversationId, open: true });
    expect(await found(anna, { inbox: "new" })).not.toContain(conversationId);
    await ask(visitor, { question: HOURS, conversationId });
    expect(await found(anna, { inbox: "new" })).toContain(conversationId);
    await signalAsMember(anna, { conversationId, read: 0 });
    expect(await found(anna, { inbox: "new" })).not.toContain(conversationId);
  });

  it("shows what waits, what is mine and what was left without an answer", async () => {
    const visitor = shop.visitor();
    const { conversationId } = await ask(visitor, { question: "Do you sell submarines with a sauna?" });
    expect(await found(anna, { inbox: "unanswered" })).toContain(conversationId);
    const { version } = await requestPerson(visitor, { conversationId, page: null, address: null });
    expect(await found(anna, { inbox: "waiting" })).toContain(conversationId);
    await takeConversation(anna, { conversationId, version });
    expect(await found(anna, { inbox: "mine" })).toContain(conversationId);
    const ben = actAs(shop.test.platform, shop.owner.tenantId, {
      kind: "member",
      personId: newId(),
      name: "Ben",
      role: "agent",
    });
    expect(await found(ben, { inbox: "mine" })).toEqual([]);
    await replyToVisitor(anna, { conversationId, text: "No submarines, sorry.", key: newId() });
    expect(await found(anna, { inbox: "unanswered" })).not.toContain(conversationId);
  });

  it("sends a question to the person who has the conversation; the agent keeps silent", async () => {
    const visitor = shop.visitor();
    const { conversationId } = await ask(visitor, { question: HOURS });
    const { handoff } = await getConversation(anna, conversationId);
    await takeConversation(anna, { conversationId, version: handoff.version });
    const turn = await ask(visitor, { question: "And on Sundays?", conversationId });
    expect([turn.outcome, turn.text]).toEqual(["with_person", ""]);
    const { entries } = await getConversation(anna, conversationId);
    expect(entries.at(-1)).toMatchObject({ kind: "message", from: "visitor", text: "And on Sundays?" });
  });

  it("finds conversations by words of questions, answers and messages in whatever spelling, and nothing of others", async () => {
    const visitor = shop.visitor();
    const { conversationId } = await ask(visitor, { question: "Do you know Zürich?" });
    await requestPerson(visitor, { conversationId, page: null, address: null });
    expect(await found(anna, { search: "ZURICH" })).toEqual([conversationId]);
    expect(await found(anna, { search: "zurich submarines" })).toEqual([]);
    expect(await found(anna, { search: "hamburg saturday" })).not.toEqual([]);
    const other = await shop.test.createTenant("Other");
    expect(await found(other, { search: "zurich" })).toEqual([]);
  });

  it("loses nothing between pages, however close together conversations changed", async () => {
    const tenant = await shop.test.createTenant("Busy shop");
    await sql`insert into conversations (tenant_id, id, channel, visitor_id, agent_id, language, updated_at)
      select tenant_id, gen_random_uuid(), 'widget', gen_random_uuid(), id, 'en',
        timestamptz '2026-11-01 10:00:00.123400+00' + n * interval '1 microsecond'
      from agents, generate_series(1, 60) as n where tenant_id = ${tenant.tenantId}`.execute(shop.test.database.owner);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listConversations(tenant, { limit: 7, cursor });
      ids.push(...page.conversations.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
  });
});

describe("[R7] what the team notes, and what visitors think", () => {
  it("stands with the conversation: notes of one's own to delete, tags, the visitor's verdict", async () => {
    const visitor = shop.visitor();
    const { conversationId, turnId } = await ask(visitor, { question: HOURS });
    const note = await addNote(anna, { conversationId, text: "A regular." });
    await setTags(anna, { conversationId, tags: ["vip", "hours"] });
    await setTags(anna, { conversationId, tags: ["hours"] });
    await rateTurn(visitor, { turnId, rating: "up" });
    await expect(rateTurn(shop.visitor(), { turnId, rating: "down" })).rejects.toMatchObject({ code: "not_found" });
    const conversation = await getConversation(anna, conversationId);
    expect(conversation).toMatchObject({ tags: ["hours"], notes: [{ text: "A regular.", author: { name: "Anna" } }] });
    expect(conversation.turns[0]?.rating).toBe("up");
    expect(await found(anna, { tag: "hours" })).toEqual([conversationId]);
    expect((await listTags(anna)).tags).toEqual([{ tag: "hours", conversations: 1 }]);
    const ben = actAs(shop.test.platform, anna.tenantId, {
      kind: "member",
      personId: newId(),
      name: "Ben",
      role: "admin",
    });
    await expect(deleteNote(ben, { conversationId, noteId: note.id })).rejects.toMatchObject({ code: "not_found" });
    await deleteNote(anna, { conversationId, noteId: note.id });
    expect((await getConversation(anna, conversationId)).notes).toEqual([]);
  });

  it("keeps ready replies under titles of their own", async () => {
    const reply = await createCannedReply(anna, { title: "Hello", text: "Hello!" });
    await expect(createCannedReply(anna, { title: "Hello", text: "Again" })).rejects.toMatchObject({
      code: "title_taken",
    });
    const other = await createCannedReply(anna, { title: "Bye", text: "Bye!" });
    await expect(updateCannedReply(anna, { id: other.id, title: "Hello", text: "x" })).rejects.toMatchObject({
      code: "title_taken",
    });
    await updateCannedReply(anna, { id: reply.id, title: "Hello", text: "Hello there!" });
    await deleteCannedReply(anna, other.id);
    expect((await listCannedReplies(anna)).replies).toMatchObject([{ title: "Hello", text: "Hello there!" }]);
  });
});

describe("[F4] a message that was left", () => {
  it("reaches the merchant by mail once, with what was said before, and nothing in it can forge a header", async () => {
    const visitor = shop.visitor();
    const { conversationId } = await ask(visitor, { question: HOURS });
    await setHandoffSettings(shop.owner, handoffSettings.parse({ mailTo: ["owner@shop.example"] }));
    const { id } = await requestContact(visitor, {
      conversationId,
      name: "Nora\r\nBcc: everybody@example.com",
      email: "nora@example.com",
      message: "Please call me back.",
      fields: { company: "Fjell AS\nBcc: all@example.com" },
      consent: "You may write to me.",
    });
    const { signal } = new AbortController();
    const send = () => mailContactJob.run(shop.owner, { contactId: id }, signal);
    await send();
    await send();
    await sendQueuedMail(shop.test.platform);
    const mails = shop.test.platform.mail.mailbox()?.filter(({ to }) => to === "owner@shop.example") ?? [];
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("Please call me back.");
    expect(mails[0]?.text).toContain(`Visitor: ${HOURS}`);
    expect(mails[0]?.text).toMatch(/Assistant: .*Monday to Saturday/);
    expect(mails[0]?.text).toContain("company: Fjell AS Bcc: all@example.com");
    expect(mails[0]?.text).toContain("Agreed to: You may write to me.");
    expect(mails[0]?.subject).not.toMatch(/[\r\n]/);
    expect(mails[0]?.text).not.toMatch(/^Bcc:/m);
  });
});
