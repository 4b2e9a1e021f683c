import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agentContent, type AgentContent } from "@netvexa/contract";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import { actAs, openTestPlatform, type TestPlatform } from "#test/test-platform";
import { chooseAgent } from "./choose-agent.ts";
import { changeDraft, changeState } from "./change-agent.ts";
import { getAgent, updateAgent } from "./default-agent.ts";
import { createAgent, duplicateAgent } from "./make-agent.ts";
import { publishAgent, rollBackAgent } from "./publish-agent.ts";
import { compareAgent, listAgents, listVersions, readAgent } from "./read-agents.ts";
import { tenantTransaction } from "#platform/tenant-context";
import { getWidgetConfig } from "./widget-config.ts";

let test: TestPlatform;
let shop: TenantContext;
let member: TenantContext;
beforeAll(async () => {
  test = await openTestPlatform();
  shop = await test.createTenant();
  member = actAs(test.platform, shop.tenantId, { kind: "member", personId: newId(), name: "Ada", role: "owner" });
});
afterAll(() => test.close());

const choose = (ctx: TenantContext, wish: Parameters<typeof chooseAgent>[2]) =>
  tenantTransaction(ctx, (tx) => chooseAgent(tx, ctx, wish));
const publish = (agentId: string, revision: number, note: string | null = null) =>
  publishAgent(member, { agentId, revision, note, overrideReason: null });
const blank = { template: "blank", language: "en" } as const;

/** Changes some fields of the draft. */
async function draft(agentId: string, change: Partial<AgentContent>) {
  const agent = await readAgent(member, agentId);
  return changeDraft(member, { agentId, revision: agent.revision, content: { ...agent.draft, ...change } });
}

describe("[E3] an agent's draft and versions", () => {
  it("keep visitors with what is published until the draft is published", async () => {
    const { id } = await createAgent(member, { name: "Pat", ...blank });
    const first = await publish(id, 1);
    expect(first).toMatchObject({ publishedVersion: 1, hasUnpublished: false });
    const changed = await draft(id, { greeting: "Welcome!" });
    expect(changed).toMatchObject({ hasUnpublished: true, draft: { greeting: "Welcome!" } });
    expect((await choose(shop, { agentId: id }))?.content.greeting).toBeNull();
    await publish(id, changed.revision);
    expect(await choose(shop, { agentId: id })).toMatchObject({ version: 2, content: { greeting: "Welcome!" } });
  });

  it("refuse a change that was made from an older draft, so that nobody is overwritten", async () => {
    const { id, revision, draft: content } = await createAgent(member, { name: "Two", ...blank });
    await changeDraft(member, { agentId: id, revision, content: { ...content, name: "First" } });
    const late = changeDraft(shop, { agentId: id, revision, content: { ...content, name: "Second" } });
    await expect(late).rejects.toMatchObject({ code: "draft_changed" });
    await expect(publish(id, revision)).rejects.toMatchObject({ code: "draft_changed" });
    expect((await readAgent(member, id)).draft.name).toBe("First");
  });

  it("say what differs, field by field, and who published it when", async () => {
    const { id } = await createAgent(member, { name: "Diff", ...blank });
    await publish(id, 1, "First");
    const look = agentContent.shape.look.parse({ accentColour: "#123456" });
    const { revision } = await draft(id, { tone: "formal", look });
    const { differences } = await compareAgent(member, { agentId: id });
    expect(differences).toEqual([
      { field: "tone", before: "neutral", after: "formal" },
      { field: "look.accentColour", before: "#0f62fe", after: "#123456" },
    ]);
    await publish(id, revision);
    const { versions } = await listVersions(member, { agentId: id, limit: 10 });
    expect(versions.map(({ version, publishedBy, note, changes }) => [version, publishedBy, note, changes])).toEqual([
      [2, "Ada", null, ["tone", "look.accentColour"]],
      [1, "Ada", "First", []],
    ]);
    expect(await compareAgent(member, { agentId: id, version: 1 })).toEqual({ differences });
  });

  it("roll back to an earlier version under a new number and leave the draft alone", async () => {
    const { id } = await createAgent(member, { name: "Back", ...blank });
    await publish(id, 1);
    const { revision } = await draft(id, { greeting: "Wrong" });
    await publish(id, revision);
    const back = await rollBackAgent(member, { agentId: id, version: 1 });
    expect(back).toMatchObject({ publishedVersion: 3, published: { greeting: null }, draft: { greeting: "Wrong" } });
    const again = rollBackAgent(member, { agentId: id, version: 1 });
    await expect(again).rejects.toMatchObject({ code: "nothing_to_publish" });
    await expect(rollBackAgent(member, { agentId: id, version: 9 })).rejects.toMatchObject({ code: "not_found" });
  });

  it("stand in the audit log", async () => {
    const { id } = await createAgent(member, { name: "Audited", ...blank });
    await publish(id, 1);
    const { rows } = await sql<{ action: string }>`select entry::jsonb ->> 'action' as action from audit_entries
      where entry::jsonb -> 'target' ->> 'id' = ${id} order by sequence`.execute(test.database.owner);
    expect(rows.map(({ action }) => action)).toEqual(["agent.created", "agent.published"]);
  });
});

describe("[E3] several agents of a storefront", () => {
  it("are chosen by name, by page, and otherwise by default", async () => {
    const { id } = await createAgent(member, { name: "Wholesale", ...blank });
    await publish(id, (await draft(id, { pages: ["/business/*", "https://b2b.example/*"] })).revision);
    const name = async (wish: Parameters<typeof chooseAgent>[2]) => (await choose(shop, wish))?.content.name;
    expect(await name({})).toBe("Test agent");
    expect(await name({ agentId: id })).toBe("Wholesale");
    expect(await name({ pageUrl: "https://shop.example/business/prices?x=1" })).toBe("Wholesale");
    expect(await name({ pageUrl: "https://b2b.example/" })).toBe("Wholesale");
    expect(await name({ pageUrl: "https://shop.example/tents" })).toBe("Test agent");
    expect(await name({ agentId: newId(), pageUrl: null })).toBe("Test agent");
  });

  it("are not met by visitors before they are published, nor once archived, but by previews", async () => {
    const { id } = await createAgent(member, { name: "Hidden", ...blank });
    expect((await choose(shop, { agentId: id }))?.id).not.toBe(id);
    const origin = "https://shop.example";
    const preview = actAs(test.platform, shop.tenantId, { kind: "visitor", visitorId: newId(), origin, preview: true });
    expect(await choose(preview, { agentId: id })).toMatchObject({ id, version: null });
    await publish(id, 1);
    expect((await choose(shop, { agentId: id }))?.id).toBe(id);
    await changeState(member, { agentId: id, archived: true });
    expect((await choose(shop, { agentId: id }))?.id).not.toBe(id);
    expect((await listAgents(member, { archived: "true" })).agents.map((agent) => agent.id)).toEqual([id]);
  });

  it("have one default that cannot be archived, and that a published one can become", async () => {
    const { agents } = await listAgents(member, { archived: "false" });
    const before = agents[0];
    expect(before?.isDefault).toBe(true);
    await publish(before?.id ?? "", 1);
    const archive = changeState(member, { agentId: before?.id ?? "", archived: true });
    await expect(archive).rejects.toMatchObject({ code: "default_agent" });
    const copy = await duplicateAgent(member, { agentId: before?.id ?? "", name: "Copy" });
    const early = changeState(member, { agentId: copy.id, isDefault: true });
    await expect(early).rejects.toMatchObject({ code: "agent_unpublished" });
    await publish(copy.id, copy.revision);
    await changeState(member, { agentId: copy.id, isDefault: true });
    expect((await getAgent(shop)).id).toBe(copy.id);
    await changeState(member, { agentId: before?.id ?? "", isDefault: true });
    expect((await listAgents(member, { archived: "false" })).agents.filter((agent) => agent.isDefault)).toHaveLength(1);
  });

  it("begin with words of their template, each of which is a whole version", async () => {
    for (const template of ["sales", "support", "leads"] as const) {
      const agent = await createAgent(member, { name: template, template, language: "de" });
      expect(agentContent.parse(agent.draft)).toEqual(agent.draft);
      expect(agent.draft.suggestions.length).toBeGreaterThan(0);
    }
  });

  it("change at once, without their drafts, by the one address that older callers know", async () => {
    const { id } = await getAgent(shop);
    await draft(id, { tone: "playful" });
    await updateAgent(shop, { greeting: "Hi", accentColour: "#111111" });
    const agent = await readAgent(member, id);
    expect(agent.published).toMatchObject({ greeting: "Hi", tone: "neutral", look: { accentColour: "#111111" } });
    expect(agent.draft).toMatchObject({ greeting: "Hi", tone: "playful" });
    expect(await updateAgent(shop, { greeting: "Hi" })).toMatchObject({ greeting: "Hi" });
    expect((await readAgent(member, id)).publishedVersion).toBe(agent.publishedVersion);
  });
});

describe("[A3] what the widget is told", () => {
  it("is the look, the words and the form of the published version, and on which pages it is not shown", async () => {
    const { id } = await createAgent(member, { name: "Look", ...blank });
    const look = agentContent.shape.look.parse({ theme: "dark", font: "serif", position: "start" });
    const fields = [{ id: "company", label: "Company", required: true }];
    const contactForm = { fields, consent: "I agree." };
    const { revision } = await draft(id, { look, contactForm, hiddenOn: ["/checkout*"] });
    await publish(id, revision);
    const config = (pageUrl: string) => getWidgetConfig(shop, { storefront: "pk_x", agentId: id, pageUrl });
    expect(await config("https://shop.example/cart")).toMatchObject({
      agentName: "Look",
      agentId: id,
      theme: "dark",
      font: "serif",
      position: "start",
      hidden: false,
      contactFields: fields,
      consent: "I agree.",
    });
    expect((await config("https://shop.example/checkout/pay")).hidden).toBe(true);
  });
});
