import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CreatedTenant } from "#features/tenants";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import { captureStatements } from "#test/capture-statements";
import { actAs } from "#test/test-platform";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";
import { findOrder } from "./find-order.ts";

const CANARY = "Zirbenholzkommode";

let server: TestServer;
let shop: CreatedTenant;
beforeAll(async () => {
  server = await openTestServer();
  shop = await server.createStorefront();
});
afterAll(() => server.close());

const order = (number: string, fields: Record<string, unknown> = {}) => ({
  number,
  email: "anna@mail.example",
  status: "shipped",
  placedAt: "2026-11-01T10:00:00Z",
  changedAt: "2026-11-02T10:00:00Z",
  total: { minor: 129_900, currency: "EUR" },
  items: [{ title: CANARY, quantity: 1 }],
  shipments: [{ carrier: "Post", trackingNumber: "RR123", shippedAt: "2026-11-02T09:00:00Z" }],
  ...fields,
});

const push = (orders: unknown[], as = shop.apiKey) =>
  call(`${server.url}/v1/orders`, { as, body: { orders }, headers: { "idempotency-key": newId() } });

async function openVisitor(of = shop): Promise<string> {
  const body = { storefront: of.publicKey, resume: null };
  const { body: session } = await call(`${server.url}/v1/widget/session`, { body, headers: { origin: SHOP_ORIGIN } });
  return (session as { token: string }).token;
}

const find = async (orderNumber: string, email: string, as?: string) =>
  call(`${server.url}/v1/widget/order-status`, { as: as ?? (await openVisitor()), body: { orderNumber, email } });

/** The right of a visitor, with every statement noted and every log line kept. */
function spyOn(tenantId: string) {
  const { database, statements } = captureStatements(server.test.platform.database);
  const lines: string[] = [];
  const logger = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const actor = { kind: "visitor", visitorId: newId(), origin: SHOP_ORIGIN } as const;
  const ctx: TenantContext = actAs({ ...server.test.platform, database, logger }, tenantId, actor);
  return { ctx, statements, lines };
}

describe("[V5] an order's state", () => {
  it("is shown to whoever names number and e-mail, in any spelling of the two", async () => {
    expect((await push([order("#A-1001")])).body).toEqual({ stored: 1, outdated: 0, removed: 0 });
    const { body } = await find("a 1001", "Anna@Mail.example");
    expect(body).toMatchObject({
      order: { number: "#A-1001", status: "shipped", items: [{ title: CANARY }], total: { formatted: "€1,299.00" } },
    });
    expect(JSON.stringify(body)).not.toContain("anna@mail.example");
  });

  it("is answered in the same bytes for a wrong address, a wrong number and an order that is not there", async () => {
    await push([order("2001"), order("2002", { email: "bert@mail.example" })]);
    const answers = await Promise.all([
      find("2001", "carl@mail.example"),
      find("2001", "bert@mail.example"),
      find("9999", "anna@mail.example"),
      find("9999", "nobody@mail.example"),
    ]);
    const shapes = answers.map(({ status, text, headers }) => {
      const names = [...headers.keys()].filter((name) => !name.startsWith("ratelimit")).toSorted();
      return { status, text, names, length: headers.get("content-length") };
    });
    expect(shapes[0]).toMatchObject({ status: 200, text: '{"order":null}' });
    for (const shape of shapes) expect(shape).toEqual(shapes[0]);
  });

  it("costs the same statements for a wrong address as for an order that is not there, and reads no row for either", async () => {
    await push([order("3001")]);
    const runs = [];
    for (const [orderNumber, email] of [
      ["3001", "wrong@mail.example"],
      ["3999", "anna@mail.example"],
    ] as const) {
      const { ctx, statements, lines } = spyOn(shop.tenantId);
      expect(await findOrder(ctx, { orderNumber, email })).toEqual({ order: null });
      expect(lines.join()).not.toMatch(/3001|3999|mail\.example|Zirben/);
      runs.push(
        statements.map(({ text, parameters }) => ({ text, sizes: parameters.map((value) => String(value).length) })),
      );
    }
    expect(runs[0]?.some(({ text }) => text.includes("from orders"))).toBe(true);
    expect(runs[1]).toEqual(runs[0]);
  });

  it("is found by its proof alone: no statement names number or address, and no row can be read without them", async () => {
    await push([order("4001")]);
    const { ctx, statements } = spyOn(shop.tenantId);
    await findOrder(ctx, { orderNumber: "4001", email: "anna@mail.example" });
    const sent = JSON.stringify(statements);
    expect(sent).not.toMatch(/4001|mail\.example/);
    const { rows } = await sql<{ row: string }>`select t::text as row from orders t`.execute(
      server.test.database.owner,
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map(({ row }) => row).join()).not.toMatch(/4001|mail\.example|Zirben|RR123/);
  });

  it("belongs to its shop: another shop's visitor with number and address finds nothing", async () => {
    const other = await server.createStorefront("Other shop");
    await push([order("5001")]);
    expect((await find("5001", "anna@mail.example", await openVisitor(other))).text).toBe('{"order":null}');
  });

  it("counts attempts by visitor and by order, for orders that are there and for others alike", async () => {
    await push([order("6001")]);
    for (const number of ["6001", "6999"]) {
      const visitor = await openVisitor();
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 11; attempt += 1)
        statuses.push((await find(number, `try${attempt}@mail.example`, visitor)).status);
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
      const fromElsewhere = await find(number, "anna@mail.example");
      expect(fromElsewhere).toMatchObject({ status: 429, body: { code: "order_attempts_exhausted" } });
    }
  });
});

describe("[V5] orders that a plugin sends", () => {
  it("never go back to an older version, move to another address, and can be taken out", async () => {
    await push([order("7001", { status: "delivered", changedAt: "2026-11-05T10:00:00+01:00" })]);
    expect((await push([order("7001", { changedAt: "2026-11-04T10:00:00Z" })])).body).toMatchObject({ outdated: 1 });
    expect((await find("7001", "anna@mail.example")).body).toMatchObject({ order: { status: "delivered" } });
    await push([order("7001", { email: "new@mail.example", changedAt: "2026-11-06T10:00:00Z" })]);
    expect((await find("7001", "anna@mail.example")).text).toBe('{"order":null}');
    expect((await find("7001", "new@mail.example")).body).toMatchObject({ order: { number: "7001" } });
    expect((await push([{ number: "7001", removed: true }])).body).toEqual({ stored: 0, outdated: 0, removed: 1 });
    expect((await find("7001", "new@mail.example")).text).toBe('{"order":null}');
  });

  it("keep the latest of several versions in one batch, and forget what has not changed for long", async () => {
    const versions = [
      order("8001", { status: "delivered", changedAt: "2026-11-09T10:00:00Z" }),
      order("8001", { changedAt: "2026-11-08T10:00:00Z" }),
      order("8002", { changedAt: "2020-01-01T10:00:00Z" }),
    ];
    expect((await push(versions)).body).toMatchObject({ stored: 2, outdated: 1 });
    expect((await find("8001", "anna@mail.example")).body).toMatchObject({ order: { status: "delivered" } });
    expect((await find("8002", "anna@mail.example")).text).toBe('{"order":null}');
  });
});
