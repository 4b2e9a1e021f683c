import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROLE_PERMISSIONS, ROLES, type Permission, type Role, type RouteContract } from "@netvexa/contract";
import { mailedToken, openBrowser, PASSWORD, signUpOwner, type Browser, type SignedUp } from "#test/browser";
import { openTestServer, type TestServer } from "#test/test-server";
import { newId } from "#platform/ids";
import { routes } from "./route-registry.ts";

/** Whom a request comes from, and what it is to be at the place it goes to. */
interface Somebody {
  name: string;
  browser: Browser;
  role: Role | null;
  allStorefronts: boolean;
}

let server: TestServer;
let owner: SignedUp;
let stranger: SignedUp;
let secondTenantId: string;
let people: Somebody[];

beforeAll(async () => {
  server = await openTestServer();
  owner = await signUpOwner(server, "owner@example.com");
  stranger = await signUpOwner(server, "stranger@example.com");
  const made = await owner.browser.call(`/v1/organisations/${owner.organisationId}/storefronts`, {
    body: { name: "Second shop" },
    headers: { "idempotency-key": newId() },
  });
  secondTenantId = (made.body as { tenantId: string }).tenantId;
  people = [{ name: "stranger", browser: stranger.browser, role: null, allStorefronts: false }];
  for (const role of ROLES) people.push(await join(role, null));
  for (const role of ROLES) if (role !== "owner") people.push(await join(role, [owner.tenantId]));
});
afterAll(() => server.close());

/** A new member who came by an invitation. */
async function join(role: Role, storefronts: string[] | null): Promise<Somebody> {
  const name = `${role} of ${storefronts === null ? "all" : "one"}`;
  const email = `${name.replaceAll(" ", ".")}@example.com`;
  const body = { email, role, storefronts };
  const headers = { "idempotency-key": newId() };
  await owner.browser.call(`/v1/organisations/${owner.organisationId}/invitations`, { body, headers });
  const browser = openBrowser(server);
  const account = { name, email, password: PASSWORD, invitation: mailedToken(server, email) };
  const joined = await browser.call("/v1/auth/sign-up", { body: account });
  expect(joined.status, joined.text).toBe(200);
  return { name, browser, role, allStorefronts: storefronts === null };
}

type Guarded = RouteContract & { auth: { permission?: Permission; scope?: Permission } };

const guarded = routes
  .map(({ contract }) => contract)
  .filter((contract): contract is Guarded => ["api_key", "member", "organisation"].includes(contract.auth.kind));

function permissionOf({ auth }: Guarded): Permission {
  const permission = auth.permission ?? auth.scope;
  if (!permission) throw new Error("A guarded route names a permission.");
  return permission;
}

/** Without a body, so that a request that is let in stops at its parsing, at an id that nobody has, or at an event's. */
async function knock(contract: Guarded, somebody: { browser: Browser }, storefront: string): Promise<string> {
  const path = contract.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    name === "organisationId" ? owner.organisationId : name.endsWith("Number") ? "2000000000" : newId(),
  );
  const headers = { "idempotency-key": newId(), "last-event-id": "nobody's" };
  const quietMs = contract.response.kind === "events" ? 100 : undefined;
  const options = { method: contract.method.toUpperCase(), storefront, headers, quietMs };
  const answer = await somebody.browser.call(path, options);
  const { code = "", detail = "" } = answer.body as { code?: string; detail?: string };
  if (answer.status === 401 || answer.status === 429) return code;
  if (code === "permission_missing") return "denied";
  return code === "not_found" && /such (storefront|organisation),/.test(detail) ? "not there" : "let in";
}

/** What the matrix says, independent of how the envelope decides. */
function expected(contract: Guarded, somebody: Somebody, storefront: string): string {
  const { role, allStorefronts } = somebody;
  if (role === null || storefront === stranger.tenantId) return "not there";
  const holds = ROLE_PERMISSIONS[role].includes(permissionOf(contract));
  if (contract.auth.kind === "organisation") return allStorefronts && holds ? "let in" : "denied";
  if (!allStorefronts && storefront !== owner.tenantId) return "not there";
  return holds ? "let in" : "denied";
}

/** Everybody at each place that the route can be asked for: their own, a sister's and a foreign storefront. */
function visitsOf(contract: Guarded) {
  const places =
    contract.auth.kind === "organisation" ? [owner.tenantId] : [owner.tenantId, secondTenantId, stranger.tenantId];
  const members = people.filter(({ role }) => role !== null);
  const visitors = people.filter(({ role }) => role === null);
  return places.flatMap((place) =>
    (place === stranger.tenantId ? members : [...members, ...visitors]).map((somebody) => ({
      contract,
      somebody,
      place,
    })),
  );
}

describe("[N3] [L4] the permission matrix", () => {
  it("holds at every registered route, for every role, at one's own, a sister's and a foreign storefront", async () => {
    const wrong: string[] = [];
    const visits = guarded.flatMap(visitsOf);
    for (const { contract, somebody, place } of visits) {
      const [is, should] = [await knock(contract, somebody, place), expected(contract, somebody, place)];
      if (is !== should) wrong.push(`${somebody.name} at ${contract.id}: ${is}, should be ${should}`);
    }
    expect(wrong).toEqual([]);
    expect(guarded.length).toBeGreaterThan(40);
    process.stdout.write(
      `permission matrix: ${guarded.length} routes, ${people.length} people, ${visits.length} requests\n`,
    );
  }, 240_000);

  it("gives no one without a session anything", async () => {
    const nobody = openBrowser(server, { cookie: "netvexa_session=forged.signature" });
    const answers = new Set<string>();
    for (const contract of guarded) answers.add(await knock(contract, { browser: nobody }, owner.tenantId));
    expect([...answers]).toEqual(["sign_in_needed"]);
  });

  it("is in force with the next request after a role was changed", async () => {
    const viewer = people.find(({ name }) => name === "viewer of all");
    const path = `/v1/organisations/${owner.organisationId}`;
    const { members } = (await owner.browser.call(`${path}/members`)).body as {
      members: { id: string; name: string }[];
    };
    const id = members.find(({ name }) => name === "viewer of all")?.id;
    const change = (role: Role) =>
      owner.browser.call(`${path}/members/${id}`, { method: "PATCH", body: { role, storefronts: null } });
    const rename = () => viewer?.browser.call(path, { method: "PATCH", body: { name: "Renamed" } });
    expect((await rename())?.status).toBe(403);
    expect((await change("admin")).status).toBe(200);
    expect((await rename())?.status).toBe(204);
    expect((await change("viewer")).status).toBe(200);
    expect((await rename())?.status).toBe(403);
    const { rows } = await sql<{ actions: number }>`select count(*)::int as actions from audit_entries
      where chain = ${owner.organisationId} and entry::jsonb ->> 'action' = 'member.role_changed'`.execute(
      server.test.database.owner,
    );
    expect(rows[0]?.actions).toBe(2);
  });
});
