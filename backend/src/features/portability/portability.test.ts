import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SCOPES } from "@netvexa/contract";
import { CSRF_HEADER, STOREFRONT_HEADER } from "@netvexa/contract/people";
import { signUpOwner, type Browser, type SignedUp } from "#test/browser";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";
import { newId } from "#platform/ids";

const CANARY = "Kanarienvogel-5517";

let server: TestServer;
let owner: SignedUp;
let archive: Buffer;
let target: string;
beforeAll(async () => {
  server = await openTestServer();
  owner = await signUpOwner(server, "moving@example.com");
  await fillStorefront(owner);
  archive = await exportFrom(owner.browser, owner.tenantId);
});
afterAll(() => server.close());
beforeEach(async () => {
  const made = await owner.browser.call(`/v1/organisations/${owner.organisationId}/storefronts`, {
    body: { name: "Empty shop" },
    headers: { "idempotency-key": newId() },
  });
  target = (made.body as { tenantId: string }).tenantId;
});

/** Something of most kinds. */
async function fillStorefront({ browser, tenantId }: SignedUp): Promise<void> {
  const send = (route: string, body: unknown) =>
    browser.call(route, { body, storefront: tenantId, headers: { "idempotency-key": newId() } });
  const source = (await send("/v1/sources", { kind: "push", name: CANARY })).body as { id: string };
  const content = { format: "text", body: `The ${CANARY} sings in the garden.\n"Quoted", ü, \\ and a tab\t.` };
  await send("/v1/documents", { sourceId: source.id, documents: [{ externalId: "one", title: CANARY, content }] });
  await send("/v1/typed-answers", { question: `Where does the ${CANARY} live?`, answer: "In the garden." });
  const files = (await send("/v1/sources", { kind: "file", name: "Files", sync: false })).body as { id: string };
  const key = (await send("/v1/api-keys", { name: "Key", scopes: SCOPES })).body as { key: string };
  const upload = `${server.url}/v1/sources/${files.id}/files/canary.txt`;
  await call(upload, { as: key.key, method: "PUT", body: CANARY });
  const shown = (await browser.call("/v1/storefront", { storefront: tenantId })).body as { publicKey: string };
  const session = await call(`${server.url}/v1/widget/session`, {
    body: { storefront: shown.publicKey, resume: null },
    headers: { origin: SHOP_ORIGIN },
  });
  const turn = { question: `What of the ${CANARY}?`, conversationId: null, page: null };
  const { token } = session.body as { token: string };
  await call(`${server.url}/v1/widget/turns`, { as: token, body: turn, headers: { "idempotency-key": newId() } });
}

function headersOf(browser: Browser, storefront: string): Record<string, string> {
  return { cookie: browser.cookies(), [CSRF_HEADER]: "1", [STOREFRONT_HEADER]: storefront };
}

async function exportFrom(browser: Browser, storefront: string): Promise<Buffer> {
  const answer = await fetch(`${server.url}/v1/storefront/export`, { headers: headersOf(browser, storefront) });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toContain("storefront.jsonl.gz");
  return Buffer.from(await answer.arrayBuffer());
}

async function importInto(storefront: string, bytes: Buffer) {
  const headers = { ...headersOf(owner.browser, storefront), "content-type": "application/gzip" };
  const answer = await fetch(`${server.url}/v1/storefront/import`, {
    method: "PUT",
    headers,
    body: new Uint8Array(bytes),
  });
  return { status: answer.status, body: (await answer.json()) as { code?: string; detail?: string; rows?: number } };
}

function linesOf(bytes: Buffer): string[] {
  return gunzipSync(bytes)
    .toString()
    .split("\n")
    .filter((line) => line !== "");
}

function changed(change: (line: string) => string | null): Buffer {
  return gzipSync(
    linesOf(archive)
      .flatMap((line) => change(line) ?? [])
      .join("\n"),
  );
}

/** Every row that came from the archive, without what names its tenant. */
async function contentsOf(tenantId: string, tables: string[]): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {};
  for (const table of tables) {
    const { rows } = await sql<{
      row: string;
    }>`select (to_jsonb(t) - 'tenant_id')::text as row from ${sql.table(table)} t
      where tenant_id = ${tenantId} order by 1`.execute(server.test.database.owner);
    contents[table] = rows.map(({ row }) => row);
  }
  return contents;
}

describe("[O3] an exported storefront", () => {
  it("has every row and file, and no key", async () => {
    const lines = linesOf(archive);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      manifest: { format: "netvexa-storefront", tenantId: owner.tenantId },
    });
    const { totals } = JSON.parse(lines.at(-1) ?? "") as { totals: { tables: object; files: object } };
    expect(Object.keys(totals.files)).toHaveLength(1);
    // A partition's rows stand in the archive as their table's.
    const { rows } = await sql<{ name: string }>`select c.oid::regclass::text as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`.execute(
      server.test.database.owner,
    );
    const { manifest } = JSON.parse(lines[0] ?? "") as { manifest: { leftOut: object } };
    const expected = rows.map(({ name }) => name).filter((name) => !(name in manifest.leftOut));
    const counts = await contentsOf(owner.tenantId, expected);
    const filled = Object.entries(counts).filter(([, found]) => found.length > 0);
    expect(filled.length).toBeGreaterThan(15);
    // The export itself stands in no table of the tenant.
    expect(totals.tables).toMatchObject(
      Object.fromEntries(filled.map(([name, found]) => [name, { count: found.length }])),
    );
    for (const secret of ["secret_fingerprint", "wrapped_key"]) expect(lines.join()).not.toContain(secret);
  });

  it("fills an empty one with the same, which answers the same", async () => {
    const result = await importInto(target, archive);
    expect(result.status, JSON.stringify(result.body)).toBe(200);
    const { totals } = JSON.parse(linesOf(archive).at(-1) ?? "") as { totals: { tables: Record<string, unknown> } };
    const tables = Object.keys(totals.tables).filter(
      (table) => !/^(storefronts|usage_events|daily_usage)$/.test(table),
    );
    expect(await contentsOf(target, tables)).toEqual(await contentsOf(owner.tenantId, tables));
    const ask = async (storefront: string) => {
      const found = await owner.browser.call("/v1/search", {
        storefront,
        body: { query: `Where does the ${CANARY} sing?` },
      });
      return (found.body as { hits: { document: { title: string } }[] }).hits.map(({ document }) => document.title);
    };
    expect(await ask(target)).toEqual(await ask(owner.tenantId));
    expect(await ask(target)).toContain(CANARY);
    const settings = (await owner.browser.call("/v1/storefront", { storefront: target })).body as Record<
      string,
      string
    >;
    expect(settings).toMatchObject({ tenantId: target, name: "First shop" });
    const again = await exportFrom(owner.browser, target);
    const files = linesOf(again).filter((line) => line.startsWith('{"file"'));
    expect(files).toEqual(linesOf(archive).filter((line) => line.startsWith('{"file"')));
  });

  it("is not taken in where something is already", async () => {
    expect(await importInto(owner.tenantId, archive)).toMatchObject({
      status: 409,
      body: { code: "storefront_not_empty" },
    });
  });

  it.each([
    ["is cut off", () => archive.subarray(0, archive.length - 40)],
    ["lacks a row", () => changed((line) => (line.includes('"table":"chunks"') ? null : line))],
    ["has a changed row", () => changed((line) => line.replace("sings in the garden", "sings in the cellar"))],
    ["lacks its totals", () => changed((line) => (line.startsWith('{"totals"') ? null : line))],
    ["is of another version", () => changed((line) => line.replace(/"schema":\d+/, '"schema":1'))],
    ["unpacks to one endless line", () => gzipSync(Buffer.alloc(80 * 1024 * 1024, 97))],
    ["is something else", () => Buffer.from("not an archive")],
  ])("that %s changes nothing", async (_name, make) => {
    const before = await contentsOf(target, ["storefronts", "agents", "sources", "documents"]);
    expect(await importInto(target, make())).toMatchObject({ status: 422, body: { code: "archive_unreadable" } });
    expect(await contentsOf(target, ["storefronts", "agents", "sources", "documents"])).toEqual(before);
  });

  it("cannot write to tables that are not a tenant's", async () => {
    const row = JSON.stringify({ id: newId(), name: "Mine" });
    const { createTally } = await import("./archive.ts");
    const tally = createTally();
    tally.addRow("organisations", row);
    const lines = [
      linesOf(archive)[0],
      JSON.stringify({ table: "organisations", row }),
      JSON.stringify({ totals: tally.totals() }),
    ];
    expect(await importInto(target, gzipSync(lines.join("\n")))).toMatchObject({ status: 422 });
  });
});
