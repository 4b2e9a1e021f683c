import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillInbox } from "#test/fill-inbox";
import {
  PROBE_BODIES,
  PROBE_BODY_IDS,
  PROBE_CANARY as CANARY,
  PROBE_TOOL,
  PROBE_TOOL_IDS,
  PROBE_TOOL_INPUTS,
} from "#test/probe-bodies";
import { probeIsolation, type ProbeSubject } from "#test/isolation-probe";
import { PASSWORD, signUpOwner, type SignedUp } from "#test/browser";
import { probeTools } from "#test/tool-probe";
import { createAuthenticator } from "#test/virtual-authenticator";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";
import { SCOPES } from "@netvexa/contract";
import type { CreatedTenant } from "#features/tenants";
import { newId } from "#platform/ids";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  // The probe asks faster than anybody may, and an answer that says so tells nothing.
  const allowed = async () => ({ allowed: true, remaining: 1, retryAfterSeconds: 0 });
  Object.assign(server.test.platform.ephemeral, { consume: allowed });
});
afterAll(() => server.close());

async function openVisitor(shop: CreatedTenant): Promise<string> {
  const body = { storefront: shop.publicKey, resume: null };
  const session = await call(`${server.url}/v1/widget/session`, { body, headers: { origin: SHOP_ORIGIN } });
  return (session.body as { token: string }).token;
}

/** What a visitor who agrees to be remembered becomes; returns its id. */
async function openLead(
  shop: CreatedTenant,
  { visitor, conversationId }: { visitor: string; conversationId: string },
): Promise<string> {
  const consent = { conversationId, granted: true };
  await call(`${server.url}/v1/widget/consent`, { as: visitor, method: "PUT", body: consent });
  const { body } = await call(`${server.url}/v1/leads`, { as: shop.apiKey });
  return (body as { leads: { id: string }[] }).leads[0]?.id ?? "";
}

interface Merchant extends SignedUp {
  shop: CreatedTenant;
  token: string;
}

/** Somebody with an account, and with a key for their storefront. */
async function openMerchant(email: string): Promise<Merchant> {
  const owner = await signUpOwner(server, email);
  const tokens = await call(`${server.url}/v1/auth/tokens`, { body: { email, password: PASSWORD } });
  const { browser, tenantId, organisationId } = owner;
  const made = await browser.call("/v1/api-keys", {
    storefront: tenantId,
    body: { name: "All", scopes: SCOPES },
    headers: { "idempotency-key": newId() },
  });
  const profile = await browser.call("/v1/storefront", { storefront: tenantId });
  const { publicKey } = profile.body as { publicKey: string };
  const shop = { tenantId, organisationId, publicKey, apiKey: (made.body as { key: string }).key };
  return { ...owner, shop, token: (tokens.body as { accessToken: string }).accessToken };
}

/** A site that connected itself, with the example values of RFC 7636; returns its id. */
async function openSite({ browser, tenantId }: Merchant): Promise<string> {
  const siteUrl = `https://${CANARY.toLowerCase()}.example/`;
  const asked = { siteUrl, returnUrl: siteUrl, state: "0123456789abcdef" };
  const codeChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  const allowed = await browser.call("/v1/sites/authorization", {
    storefront: tenantId,
    body: { ...asked, codeChallenge },
  });
  const { redirectUrl } = allowed.body as { redirectUrl: string };
  const code = new URL(redirectUrl).searchParams.get("code");
  const codeVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  await call(`${server.url}/v1/sites/connection`, { body: { code, codeVerifier, siteUrl, handshakeUrl: siteUrl } });
  const { sites } = (await browser.call("/v1/sites", { storefront: tenantId })).body as { sites: { id: string }[] };
  return sites[0]?.id ?? "";
}

/** What names the other's organisation, people and sessions. */
async function fillOrganisation(merchant: Merchant): Promise<Record<string, string>> {
  const { browser, organisationId, tenantId } = merchant;
  const path = `/v1/organisations/${organisationId}`;
  await browser.call(path, { method: "PATCH", body: { name: CANARY } });
  const invited = await browser.call(`${path}/invitations`, {
    body: { email: "canary@example.com", role: "viewer" },
    headers: { "idempotency-key": newId() },
  });
  const options = await browser.call("/v1/me/passkeys/options", { body: { name: CANARY } });
  const { challenge } = options.body as { challenge: string };
  const response = createAuthenticator({ rpId: "localhost", origin: server.url }).create(challenge);
  const passkey = await browser.call("/v1/me/passkeys", { body: { name: CANARY, response } });
  const { members } = (await browser.call(`${path}/members`)).body as { members: { id: string }[] };
  const { sessions } = (await browser.call("/v1/me/sessions")).body as { sessions: { id: string }[] };
  return {
    organisationId,
    invitationId: (invited.body as { id: string }).id,
    memberId: members[0]?.id ?? "",
    tenantId,
    siteId: await openSite(merchant),
    passkeyId: (passkey.body as { id: string }).id,
    sessionId: sessions[0]?.id ?? "",
  };
}

/** As a member's consent leaves it. */
async function letAssistantIn(shop: CreatedTenant): Promise<string> {
  const id = `grant-${newId()}`;
  await sql`insert into assistant_grants (tenant_id, id, person_id, client_id, client_name, scopes)
    values (${shop.tenantId}, ${id}, ${newId()}, ${CANARY}, ${CANARY}, '{}')`.execute(server.test.database.owner);
  return id;
}

/** A storefront that has one of everything, each with the canary in it; returns what names each thing. */
async function fillStorefront(shop: CreatedTenant): Promise<Record<string, string>> {
  const send = async (path: string, body: unknown, as = shop.apiKey) => {
    const answer = await call(`${server.url}${path}`, { as, body, headers: { "idempotency-key": newId() } });
    expect(answer.status, `${path}: ${answer.text}`).toBeLessThan(300);
    return answer;
  };
  const get = async <T>(path: string) => (await call(`${server.url}${path}`, { as: shop.apiKey })).body as T;
  const { id: sourceId } = (await send("/v1/sources", { kind: "push", name: CANARY })).body as { id: string };
  await send("/v1/documents", {
    sourceId,
    documents: [{ externalId: "one", title: CANARY, content: { format: "text", body: `The ${CANARY} sings.` } }],
  });
  const files = (await send("/v1/sources", { kind: "file", name: CANARY, sync: false })).body as { id: string };
  await call(`${server.url}/v1/sources/${files.id}/files/canary.txt?sync=false`, {
    as: shop.apiKey,
    method: "PUT",
    body: CANARY,
  });
  const website = (
    await send("/v1/sources", { kind: "website", name: CANARY, options: { startUrl: "http://127.0.0.1:9/" } })
  ).body;
  const typed = (await send("/v1/typed-answers", { question: CANARY, answer: CANARY })).body as { id: string };
  await call(`${server.url}/v1/tool-hosts`, { as: shop.apiKey, method: "PUT", body: { hosts: ["canary.example"] } });
  const [speaker] = (await get<{ agents: { id: string }[] }>("/v1/agents")).agents;
  const canaryTool = { ...PROBE_TOOL, title: CANARY, description: CANARY, url: "https://canary.example/" };
  const tool = (await send("/v1/agent-tools", { agentId: speaker?.id, name: "canary", content: canaryTool })).body as {
    id: string;
  };
  const synonym = (await send("/v1/synonyms", { words: [CANARY, "bird"] })).body as { id: string };
  await send("/v1/intent-examples", { examples: [{ text: CANARY, intent: CANARY }] });
  const taught = await get<{ examples: { id: string }[] }>("/v1/intent-examples");
  const visitor = await openVisitor(shop);
  const turn = await send("/v1/widget/turns", { question: CANARY, conversationId: null, page: null }, visitor);
  const started = JSON.parse(/data: (.+)/.exec(turn.text)?.[1] ?? "{}") as { turnId: string; conversationId: string };
  const order = {
    number: "1001",
    email: "canary@example.com",
    status: "shipped",
    items: [{ title: CANARY, quantity: 1 }],
  };
  const at = new Date().toISOString();
  await send("/v1/orders", { orders: [{ ...order, placedAt: at, changedAt: at }] });
  const leadId = await openLead(shop, { visitor, conversationId: started.conversationId });
  const documents = await get<{ documents: { number: number }[] }>("/v1/documents");
  const agent = (await send("/v1/agents", { name: CANARY, template: "sales" })).body as { id: string };
  await send(`/v1/agents/${agent.id}/versions`, { revision: 1 });
  const exam = (await send(`/v1/agents/${agent.id}/exam/questions`, { question: CANARY })).body as { id: string };
  await send("/v1/api-keys", { name: "Second", scopes: ["settings:read"] });
  const keys = await get<{ keys: { id: string }[] }>("/v1/api-keys");
  await send("/v1/logs", { level: "error", log: "canary", message: CANARY });
  const rule = { name: CANARY, query: CANARY, kind: "threshold" };
  const { rule: kept } = (await send("/v1/log-rules", rule)).body as { rule: { id: string } };
  const view = (await send("/v1/log-views", { name: CANARY, query: CANARY })).body as { id: string };
  await call(`${server.url}/v1/log-rules/${kept.id}/test`, {
    as: shop.apiKey,
    method: "POST",
    headers: { "idempotency-key": newId() },
  });
  return {
    sourceId,
    syncId: (website as { latestSync: { id: string } }).latestSync.id,
    answerId: typed.id,
    agentId: agent.id,
    questionId: exam.id,
    exampleId: taught.examples[0]?.id ?? "",
    leadId,
    visitor,
    synonymId: synonym.id,
    toolId: tool.id,
    turnId: started.turnId,
    traceId: started.turnId.replaceAll("-", ""),
    uid: "a-consent-of-somebody",
    assistantId: await letAssistantIn(shop),
    conversationId: started.conversationId,
    // Numbers count up in each tenant, so the stranger's own must not pass for the other's.
    documentNumber: String(documents.documents.at(-1)?.number ?? 0),
    keyId: keys.keys[0]?.id ?? "",
    ruleId: kept.id,
    viewId: view.id,
    fileName: "canary.txt",
  };
}

describe("[L1] [V3] a stranger at every registered door", () => {
  it("learns nothing of another tenant, and cannot tell its ids from absent ones", async () => {
    const [victim, intruder] = [await openMerchant("victim@example.com"), await openMerchant("intruder@example.com")];
    const ofStorefront = await fillStorefront(victim.shop);
    const inbox = await fillInbox(server.url, victim, ofStorefront);
    const victimIds = { ...ofStorefront, ...inbox, ...(await fillOrganisation(victim)) };
    const subject: ProbeSubject = {
      url: server.url,
      credentials: {
        api_key: intruder.shop.apiKey,
        visitor: await openVisitor(intruder.shop),
        person: intruder.token,
      },
      storefront: intruder.tenantId,
      victimIds,
      canary: CANARY,
      bodies: PROBE_BODIES,
      queries: { query: "canary", seconds: "1" },
      bodyIds: PROBE_BODY_IDS,
    };
    const tools = {
      url: server.url,
      apiKey: intruder.shop.apiKey,
      victimIds,
      canary: CANARY,
      inputs: PROBE_TOOL_INPUTS,
      ids: PROBE_TOOL_IDS,
    };
    const probed = await probeTools(tools);
    expect(probed.problems).toEqual([]);
    expect(probed.tools).toBeGreaterThan(2);
    process.stdout.write(`isolation probe: ${probed.tools} tools, ${probed.problems.length} problems\n`);
    expect((await probeTools({ ...tools, apiKey: victim.shop.apiKey })).problems.length).toBeGreaterThan(1);
    expect((await probeTools({ ...tools, inputs: {} })).problems).toHaveLength(probed.tools);

    const report = await probeIsolation(subject);
    expect(report.problems).toEqual([]);
    expect(report.routes).toBeGreaterThan(50);
    process.stdout.write(
      `isolation probe: ${report.routes} routes, ${report.requests} requests, ${report.problems.length} problems\n`,
    );

    const open = await probeIsolation({
      ...subject,
      credentials: {
        api_key: victim.shop.apiKey,
        visitor: await openVisitor(victim.shop),
        person: victim.token,
      },
      storefront: victim.tenantId,
    });
    expect(open.problems.length).toBeGreaterThan(10);
    const untried = await probeIsolation({ ...subject, bodies: {} });
    expect(untried.problems.some(({ problem }) => problem.includes("add one"))).toBe(true);
  });
});
