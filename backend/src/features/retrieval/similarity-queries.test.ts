import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { indexShop } from "#test/indexed-shop";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { insertSpace, switchSpace } from "./embedding-queries.ts";
import { readSimilarPassages } from "./similarity-queries.ts";

const DIMENSIONS = 384;
const SMALL = 50;
const HUGE = 400;

let test: TestPlatform;
let small: TenantContext;
let huge: TenantContext;
let question: number[];
beforeAll(async () => {
  test = await openTestPlatform();
  small = await test.createTenant("Small");
  huge = await test.createTenant("Huge");
  await fillTenant(huge, HUGE, 0);
  await fillTenant(small, SMALL, 5);
  question = await readQuestion();
  await sql`analyze embeddings`.execute(test.database.owner);
}, 180_000);
afterAll(() => test.close());

/**
 * Vectors of passages in ten groups, as texts about ten things have. A tenant's `firstGroup` keeps the small one's away
 * from the question, so that all of the first candidates are the huge one's.
 */
async function fillTenant(ctx: TenantContext, passages: number, firstGroup: number): Promise<void> {
  const documents = Array.from({ length: passages }, (_, index) => ({ title: `Item ${index}` }));
  await indexShop(ctx, documents, { fold: false });
  await tenantTransaction(ctx, async (transaction) => {
    const space = await insertSpace(ctx, transaction, { model: "openai:test", dimensions: DIMENSIONS });
    await switchSpace(ctx, transaction, space.id);
  });
  for (let from = 1; from <= passages; from += 500) {
    await tenantTransaction(ctx, (transaction) =>
      sql`insert into embeddings (tenant_id, space_id, chunk_number, embedding)
        select ${ctx.tenantId}, 1, number, (
          select array_agg(${pseudoRandom("(number % 5 + " + firstGroup + ")")} + 0.6 * ${pseudoRandom("(number + 1000)")} order by place)
          from generate_series(1, ${DIMENSIONS}::int) as place
        )::vector(384)
        from generate_series(${from}::int, ${Math.min(passages, from + 499)}::int) as number`.execute(transaction),
    );
  }
}

/** A number between -1 and 1 that depends on `seed` and the place in the vector alone. */
function pseudoRandom(seed: string) {
  return sql.raw(`(('x' || substr(md5(${seed} || '-' || place), 1, 7))::bit(28)::int / 134217728.0 - 1)`);
}

/** In the first group of the huge tenant. */
async function readQuestion(): Promise<number[]> {
  const { rows } = await sql<{ vector: number[] }>`
    select array_agg((${pseudoRandom("0")} + 0.6 * ${pseudoRandom("'question'")})::float8 order by place) as vector
    from generate_series(1, ${DIMENSIONS}::int) as place`.execute(test.database.owner);
  return rows[0]?.vector ?? [];
}

function nearest(ctx: TenantContext, isExact: boolean, limit = 20): Promise<number[]> {
  const request = { space: { id: 1, dimensions: DIMENSIONS }, vector: question, limit, isExact };
  return tenantTransaction(ctx, async (transaction) => {
    // The planner would rather sort the few rows of a small tenant, which is exact too: here the index is on trial.
    if (!isExact) await sql`set local enable_sort = off`.execute(transaction);
    const similar = await readSimilarPassages(ctx, transaction, request);
    return similar.map(({ chunkNumber }) => chunkNumber);
  });
}

describe("[E2] [L1] nearest passages of a small tenant beside a huge one", () => {
  it("are all found, exactly, without the index", async () => {
    expect(await nearest(small, true, SMALL)).toHaveLength(SMALL);
  });

  it("are found by the index that both share, although all of the other's are nearer", async () => {
    expect(await nearest(small, false)).toHaveLength(20);
  });

  it("would not be without going on behind the index's first candidates", async () => {
    const literal = `[${question.join(",")}]`;
    const found = await tenantTransaction(small, async (transaction) => {
      await sql.raw("set local hnsw.iterative_scan = off; set local enable_sort = off").execute(transaction);
      const { rows } = await sql`select chunk_number from embeddings
        where tenant_id = ${small.tenantId} and space_id = 1 and vector_dims(embedding) = 384
        order by (embedding::vector(384)) <=> ${literal}::vector(384) limit 20`.execute(transaction);
      return rows.length;
    });
    expect(found).toBeLessThan(20);
  });

  it("are the nearest of a huge tenant too, as good as exactly", async () => {
    const [byIndex, exact] = [new Set(await nearest(huge, false)), await nearest(huge, true)];
    expect(exact.filter((number) => byIndex.has(number)).length).toBeGreaterThanOrEqual(18);
  });
});
