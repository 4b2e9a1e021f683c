import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROLE_PERMISSIONS, ROLES } from "@netvexa/contract";
import { mailedToken, openBrowser, PASSWORD, signUpOwner, type Browser, type SignedUp } from "#test/browser";
import { call, openTestServer, type TestServer } from "#test/test-server";
import { resetOperatorCredential } from "#features/installation";
import { newId } from "#platform/ids";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

function invite(by: SignedUp, body: Record<string, unknown>) {
  const path = `/v1/organisations/${by.organisationId}/invitations`;
  return by.browser.call(path, { body, headers: { "idempotency-key": newId() } });
}

function signUpInvited(email: string, invitation: string, browser = openBrowser(server)) {
  const body = { name: email, email, password: PASSWORD, invitation };
  return browser.call("/v1/auth/sign-up", { body });
}

async function join(by: SignedUp, email: string, role: string): Promise<Browser> {
  await invite(by, { email, role });
  const browser = openBrowser(server);
  await signUpInvited(email, mailedToken(server, email), browser);
  return browser;
}

async function memberId(by: SignedUp, email: string): Promise<string> {
  const list = await by.browser.call(`/v1/organisations/${by.organisationId}/members`);
  const { members } = list.body as { members: { id: string; email: string }[] };
  return members.find((member) => member.email === email)?.id ?? "";
}

describe("[L5] an invitation", () => {
  it("works once, for the address it was mailed to, and shows what it is to", async () => {
    const owner = await signUpOwner(server, "invites@example.com");
    const email = "guest@example.com";
    expect(await invite(owner, { email: "Guest@Example.com", role: "agent" })).toMatchObject({
      status: 201,
      body: { email },
    });
    const token = mailedToken(server, email);
    const preview = await openBrowser(server).call("/v1/invitations/preview", { body: { token } });
    expect(preview).toMatchObject({
      status: 200,
      body: { organisation: "invites@example.com's shops", email, role: "agent" },
    });
    const other = await signUpOwner(server, "other@example.com");
    expect(await other.browser.call("/v1/invitations/accept", { body: { token } })).toMatchObject({
      status: 422,
      body: { code: "invitation_invalid" },
    });
    expect((await signUpInvited("wrong@example.com", token)).status).toBe(422);
    const browser = openBrowser(server);
    expect((await signUpInvited(email, token, browser)).status).toBe(200);
    expect(await browser.call("/v1/me")).toMatchObject({ body: { organisations: [{ role: "agent" }] } });
    expect((await signUpInvited(email, token)).status).toBe(422);
    expect((await openBrowser(server).call("/v1/invitations/preview", { body: { token } })).status).toBe(422);
  });

  it("opens nothing once it was taken back, replaced or is too old", async () => {
    const owner = await signUpOwner(server, "closing@example.com");
    const email = "late@example.com";
    await invite(owner, { email, role: "viewer" });
    const first = mailedToken(server, email);
    const second = (await invite(owner, { email, role: "admin" })).body as { id: string };
    const replacing = mailedToken(server, email);
    expect((await signUpInvited(email, first)).status).toBe(422);
    const path = `/v1/organisations/${owner.organisationId}/invitations/${second.id}`;
    expect((await owner.browser.call(path, { method: "DELETE" })).status).toBe(204);
    expect((await owner.browser.call(path, { method: "DELETE" })).status).toBe(404);
    expect((await signUpInvited(email, replacing)).status).toBe(422);
    await invite(owner, { email, role: "viewer" });
    await sql`update invitations set expires_at = now() - interval '1 second' where email = ${email}`.execute(
      server.test.database.owner,
    );
    expect((await signUpInvited(email, mailedToken(server, email))).status).toBe(422);
  });

  it("stands in the database as a keyed hash alone", async () => {
    const owner = await signUpOwner(server, "hashed@example.com");
    await invite(owner, { email: "hash@example.com", role: "viewer" });
    const token = mailedToken(server, "hash@example.com");
    const { rows } = await sql`select row_to_json(i)::text as row from invitations i
      union all select entry from audit_entries union all select response from installation_idempotency_keys`.execute(
      server.test.database.owner,
    );
    expect(token).toMatch(/^nvxi_/);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("gives no role above the giver's, and no storefront of somebody else", async () => {
    const owner = await signUpOwner(server, "grants@example.com");
    const admin = { ...owner, browser: await join(owner, "grants-admin@example.com", "admin") };
    expect(await invite(admin, { email: "x@example.com", role: "owner" })).toMatchObject({
      body: { code: "role_not_grantable" },
    });
    expect((await invite(admin, { email: "x@example.com", role: "admin" })).status).toBe(201);
    const stranger = await signUpOwner(server, "grants-stranger@example.com");
    const foreign = { email: "y@example.com", role: "agent", storefronts: [stranger.tenantId] };
    expect((await invite(owner, foreign)).status).toBe(404);
    expect(await invite(owner, { email: "z@example.com", role: "owner", storefronts: [owner.tenantId] })).toMatchObject(
      {
        body: { code: "owner_needs_all_storefronts" },
      },
    );
    expect(await invite(owner, { email: "grants-admin@example.com", role: "viewer" })).toMatchObject({
      body: { code: "already_member" },
    });
  });
});

describe("[L5] the operator", () => {
  it("hands an organisation that has nobody to its first owner", async () => {
    const as = await resetOperatorCredential(server.test.platform);
    const shop = await server.createStorefront("Handed over");
    const answer = await call(`${server.url}/v1/operator/organisations/${shop.organisationId}/owners`, {
      as,
      body: { email: "first@example.com" },
      headers: { "idempotency-key": newId() },
    });
    expect(answer).toMatchObject({ status: 201, body: { role: "owner", storefronts: null } });
    const browser = openBrowser(server);
    await signUpInvited("first@example.com", mailedToken(server, "first@example.com"), browser);
    const read = await browser.call("/v1/storefront", { storefront: shop.tenantId });
    expect(read).toMatchObject({ status: 200, body: { name: "Handed over" } });
  });
});

describe("[L4] a member", () => {
  it("of several organisations switches between their storefronts", async () => {
    const [one, two] = [await signUpOwner(server, "one@example.com"), await signUpOwner(server, "two@example.com")];
    await invite(two, { email: "one@example.com", role: "viewer" });
    const token = mailedToken(server, "one@example.com");
    expect((await one.browser.call("/v1/invitations/accept", { body: { token } })).status).toBe(200);
    for (const { tenantId } of [one, two]) {
      const answer = await one.browser.call("/v1/storefront", { storefront: tenantId });
      expect(answer).toMatchObject({ status: 200, body: { tenantId } });
    }
    expect(await one.browser.call("/v1/storefront")).toMatchObject({
      status: 400,
      body: { code: "storefront_missing" },
    });
    const me = (await one.browser.call("/v1/me")).body as { organisations: { role: string }[] };
    expect(me.organisations.map(({ role }) => role)).toEqual(["owner", "viewer"]);
  });

  it("is out with the next request once removed, and may leave by themselves", async () => {
    const owner = await signUpOwner(server, "leaving@example.com");
    const removed = await join(owner, "removed@example.com", "agent");
    const path = `/v1/organisations/${owner.organisationId}/members`;
    expect((await removed.call("/v1/storefront", { storefront: owner.tenantId })).status).toBe(200);
    const id = await memberId(owner, "removed@example.com");
    expect((await owner.browser.call(`${path}/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await removed.call("/v1/storefront", { storefront: owner.tenantId })).status).toBe(404);
    const leaver = await join(owner, "leaver@example.com", "agent");
    expect((await leaver.call(`/v1/me/organisations/${owner.organisationId}`, { method: "DELETE" })).status).toBe(204);
    expect((await leaver.call("/v1/storefront", { storefront: owner.tenantId })).status).toBe(404);
  });

  it("who is the last owner cannot leave, be removed or become less, not even when two try at once", async () => {
    const owner = await signUpOwner(server, "last@example.com");
    const own = `/v1/organisations/${owner.organisationId}/members/${await memberId(owner, "last@example.com")}`;
    const lastOwner = { status: 409, body: { code: "last_owner" } };
    const leave = (browser: Browser) =>
      browser.call(`/v1/me/organisations/${owner.organisationId}`, { method: "DELETE" });
    expect(await leave(owner.browser)).toMatchObject(lastOwner);
    expect(await owner.browser.call(own, { method: "DELETE" })).toMatchObject(lastOwner);
    const less = { role: "admin", storefronts: null };
    expect(await owner.browser.call(own, { method: "PATCH", body: less })).toMatchObject(lastOwner);
    const second = await join(owner, "second-owner@example.com", "owner");
    const both = await Promise.all([leave(owner.browser), leave(second)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
  });

  it("below owner cannot touch an owner", async () => {
    const owner = await signUpOwner(server, "top@example.com");
    const admin = await join(owner, "top-admin@example.com", "admin");
    const path = `/v1/organisations/${owner.organisationId}/members/${await memberId(owner, "top@example.com")}`;
    const refused = { status: 403, body: { code: "role_not_grantable" } };
    expect(await admin.call(path, { method: "DELETE" })).toMatchObject(refused);
    expect(await admin.call(path, { method: "PATCH", body: { role: "viewer", storefronts: null } })).toMatchObject(
      refused,
    );
    const own = `/v1/organisations/${owner.organisationId}/members/${await memberId(owner, "top-admin@example.com")}`;
    expect(await admin.call(own, { method: "PATCH", body: { role: "owner", storefronts: null } })).toMatchObject(
      refused,
    );
  });
});

describe("[N3] roles", () => {
  it("hold all that the one below holds, and only readers below agents", () => {
    for (const [index, role] of ROLES.entries()) {
      const below = ROLES[index + 1];
      for (const permission of below ? ROLE_PERMISSIONS[below] : [])
        expect(ROLE_PERMISSIONS[role]).toContain(permission);
    }
    expect(ROLE_PERMISSIONS.viewer.filter((permission) => !permission.endsWith(":read"))).toEqual([]);
    expect(
      ROLE_PERMISSIONS.agent.filter((permission) => /^(keys|members|settings|organisation):write/.test(permission)),
    ).toEqual([]);
    expect(ROLE_PERMISSIONS.admin.filter((permission) => permission.endsWith(":delete"))).toEqual([]);
  });
});

describe("[O2] what changes rights", () => {
  it("stands in the organisation's log, readable by owners and admins alone", async () => {
    const owner = await signUpOwner(server, "log@example.com");
    const agent = await join(owner, "log-agent@example.com", "agent");
    const made = await owner.browser.call("/v1/api-keys", {
      storefront: owner.tenantId,
      body: { name: "Key", scopes: ["settings:read"] },
      headers: { "idempotency-key": newId() },
    });
    const { id, key } = made.body as { id: string; key: string };
    await owner.browser.call(`/v1/api-keys/${id}`, { method: "DELETE", storefront: owner.tenantId });
    const path = `/v1/organisations/${owner.organisationId}/audit`;
    const log = await owner.browser.call(path);
    const { entries } = log.body as { entries: { action: string; actor: { id: string } }[] };
    expect(entries.map(({ action }) => action).toReversed()).toEqual([
      "organisation.created",
      "session.started",
      "member.invited",
      "member.joined",
      "session.started",
      "api_key.issued",
      "api_key.revoked",
    ]);
    expect(entries[0]?.actor.id).toBe(owner.personId);
    expect(log.text).not.toContain(key);
    expect((await agent.call(path)).status).toBe(403);
    const filtered = await owner.browser.call(`${path}?action=member.joined&limit=1`);
    expect((filtered.body as { entries: unknown[] }).entries).toHaveLength(1);
  });
});
