import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { captureStatements, type CapturedStatement } from "#test/capture-statements";
import { checkPlans } from "#test/check-plans";
import { indexShop, removeFromShop, type ShopDocument } from "#test/indexed-shop";
import { actAs, openTestPlatform, type TestPlatform } from "#test/test-platform";
import { searchKnowledge } from "./search-knowledge.ts";
import type { SearchInput } from "./search-result.ts";

const DOCUMENTS = 1_500;
const COLOURS = ["red", "blue", "green", "black", "white"];
const BRANDS = ["Trailix", "Norrvik", "Wirel", "Halden"];

/** A catalogue whose words have few passages each, as most words have, and some that nearly all have. */
function catalogue(count: number, name: string): ShopDocument[] {
  return Array.from({ length: count }, (_, index) => {
    const [colour, brand] = [COLOURS[index % 5] ?? "", BRANDS[index % 4] ?? ""];
    const words = Array.from({ length: 14 }, (_, place) => `word${(index * 31 + place * 977) % 2_000}x`);
    return {
      title: `${brand} ${name} shoe ${words.slice(0, 3).join(" ")}`,
      body: `A ${colour} shoe. ${words.join(" ")}`,
      kind: "product",
      url: `https://shop.example/${name}/${index}`,
      brand,
      attributes: { Colour: colour, Material: index % 2 === 0 ? "leather" : "mesh", Category: "shoes" },
      offers: [{ priceMinor: 1_000 + index * 10, availability: index % 3 === 0 ? "out_of_stock" : "in_stock" }],
    };
  });
}

const QUESTIONS: SearchInput[] = [
  { query: "word7x word42x shoe" },
  { query: "trailix shoo word7x" },
  { query: "red trailix shoe under 50 euros" },
  { query: "shoe not from norrvik between 20 and 60 euros" },
  { query: "cheapest leather shoe in stock", limit: 50 },
  { query: "shoes", kinds: ["product"], exclude: { externalIds: ["none"], documentNumbers: [1, 2] } },
  { query: "shoe", withinUrl: "https://shop.example/main/7" },
  { query: "and in green?", history: ["leather shoes", "word9x shoe"], explain: true },
  { query: "shoe word1x", passages: true, limit: 100 },
];

let test: TestPlatform;
let ctx: TenantContext;
let statements: CapturedStatement[];
beforeAll(async () => {
  test = await openTestPlatform();
  const plain = await test.createTenant("Main");
  await indexShop(plain, catalogue(DOCUMENTS, "main"));
  for (const name of ["one", "two", "three"]) await indexShop(await test.createTenant(name), catalogue(400, name));
  await sql.raw("vacuum analyze").execute(test.database.owner);
  const captured = captureStatements(test.database.database);
  ctx = actAs({ ...test.platform, database: captured.database }, plain.tenantId, plain.actor);
  statements = captured.statements;
}, 180_000);
afterAll(() => test.close());

async function readPostings(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select sum(passages)::int as count from postings where tenant_id = ${ctx.tenantId}`.execute(test.database.owner);
  return rows[0]?.count ?? 0;
}

describe("[E2] [V3] the statements of a search, as the application role", () => {
  it("look at no row in vain, in a tenant of 20,000 postings beside others", async () => {
    expect(await readPostings()).toBeGreaterThan(20_000);
    for (const question of QUESTIONS) {
      expect((await searchKnowledge(ctx, question)).hits.length).toBeGreaterThan(0);
    }
    const report = await checkPlans(ctx, [...statements]);
    process.stdout.write(`plans of a search: ${report.checked} statements, ${report.scans} scans of tenant tables\n`);
    expect(report.problems).toEqual([]);
    expect(report.checked).toBeGreaterThan(12);
    expect(report.scans).toBeGreaterThan(15);
  });

  it("scan nothing when passages are added and taken out", async () => {
    statements.length = 0;
    await indexShop(ctx, catalogue(20, "more"), { firstNumber: 50_001, fold: false });
    await removeFromShop(ctx, [50_001, 50_002]);
    const report = await checkPlans(ctx, [...statements]);
    expect(report.problems).toEqual([]);
    expect(report.checked).toBeGreaterThan(8);
  });
});

describe("[V3] the check itself", () => {
  it.each([
    ["a pattern", sql`term ilike 'word7%'`],
    ["a function", sql`reverse(term) = 'x7drow'`],
    ["a computed key", sql`term || '' = 'word7x'`],
  ])("finds a statement that %s keeps from its index", async (_, condition) => {
    statements.length = 0;
    await tenantTransaction(ctx, (transaction) =>
      sql`select term from postings where tenant_id = ${ctx.tenantId} and ${condition}`.execute(transaction),
    );
    const report = await checkPlans(ctx, [...statements]);
    expect(report.checked).toBe(1);
    expect(report.problems).not.toEqual([]);
  });
});
