import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { variantsOf } from "./demo-view.ts";
import { loadDemoStore } from "./load-demo-store.ts";
import { seedDemoStore } from "./seed-demo-store.ts";

const content = loadDemoStore("https://shop.example");
const origins = ["https://shop.example"];
let harness: TestPlatform;

beforeAll(async () => {
  harness = await openTestPlatform();
});

afterAll(() => harness.close());

async function seed() {
  const steps: number[] = [];
  const options = { content, origins, onProgress: (done: number) => void steps.push(done) };
  const publicKey = await seedDemoStore(harness.platform, options);
  return { publicKey, steps };
}

async function count(table: "documents" | "offers"): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    harness.database.owner,
  );
  return rows[0]?.n ?? 0;
}

describe("reading the demo store in", () => {
  test("takes every product, variant and page, and does nothing the second time", async () => {
    const first = await seed();
    expect(first.steps.at(-1)).toBe(content.documents.length);
    expect(await count("documents")).toBe(content.documents.length);
    expect(await count("offers")).toBe(content.items.flatMap((item) => variantsOf(item)).length);
    const second = await seed();
    expect(second).toEqual({ publicKey: first.publicKey, steps: [] });
  }, 180_000);
});
