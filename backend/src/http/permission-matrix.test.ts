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
  for (const { role, allStorefronts } of MEMBERS)
    people.push(await join(role, allStorefronts ? null : [owner.tenantId]));
});
afterAll(() => server.close());

const MEMBERS = [
  ...ROLES.map((role) => ({ name: `${role} of all`, role, allStorefronts: true })),
  ...ROLES.filter((role) => role !== "owner").map((role) => ({ name: `${role} of one`, role, allStorefronts: false })),
];

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

/** Far more than any answer takes, so that a route which never answers is named rather than waited for. */
const NO_ANSWER_MS = 30_000;

/** Without a body, so that a request that is let in stops at its parsing, at an id that nobody has, or at an event's. */
async function knock(contract: Guarded, somebody: { browser: Browser }, storefront: string): Promise<string> {
  const path = contract.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    name === "organisationId" ? owner.organisationId : name.endsWith("Number") ? "2000000000" : newId(),
  );
  const headers = { "idempotency-key": newId(), "last-event-id": "nobody's" };
  const quietMs = contract.response.kind === "events" ? 0 : undefined;
  const method = contract.method.toUpperCase();
  const signal = AbortSignal.timeout(NO_ANSWER_MS);
  const answer = await somebody.browser.call(path, { method, storefront, headers, quietMs, signal }).catch(() => null);
  if (answer === null) return "no answer";
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

/** Where somebody knocks: at their own storefront, a sister's and a foreign one; a stranger has no foreign one. */
function placesOf(contract: Guarded, { role }: Somebody): string[] {
  if (contract.auth.kind === "organisation") return [owner.tenantId];
  return [owner.tenantId, secondTenantId, ...(role === null ? [] : [stranger.tenantId])];
}

async function findWrong(somebody: Somebody): Promise<string[]> {
  const wrong: string[] = [];
  for (const contract of guarded)
    for (const place of placesOf(contract, somebody)) {
      const [is, should] = [await knock(contract, somebody, place), expected(contract, somebody, place)];
      if (is !== should) wrong.push(`${somebody.name} at ${contract.id}: ${is}, should be ${should}`);
      visits += 1;
    }
  return wrong;
}

let visits = 0;

describe("[N3] [L4] the permission matrix", () => {
  it.each(["stranger", ...MEMBERS.map(({ name }) => name)])(
    "holds for the %s at every registered route, at one's own, a sister's and a foreign storefront",
    async (name) => {
      const somebody = people.find((person) => person.name === name);
      if (!somebody) throw new Error(`Nobody is the ${name}.`);
      expect(await findWrong(somebody)).toEqual([]);
    },
    240_000,
  );

  it("was tried by everybody at every guarded route", () => {
    expect(guarded.length).toBeGreaterThan(40);
    const each = people.flatMap((somebody) => guarded.map((contract) => placesOf(contract, somebody).length));
    expect(visits).toBe(each.reduce((sum, places) => sum + places, 0));
    process.stdout.write(`permission matrix: ${guarded.length} routes, ${people.length} people, ${visits} requests\n`);
  });

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
