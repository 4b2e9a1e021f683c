import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { indexShop, removeFromShop, type ShopDocument } from "#test/indexed-shop";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { foldIndex } from "./fold-index.ts";
import { bytesPerPosting } from "./posting-blocks.ts";
import { searchKnowledge } from "./search-knowledge.ts";

const WORDS =
  "red blue shoe boot leather canvas running trail winter summer rain snow cable headset charger lamp".split(" ");

/** Documents of pseudo-random words, the same for the same seed. */
function randomShop(count: number, seed: number): ShopDocument[] {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const words = (length: number) => Array.from({ length }, () => WORDS[next(WORDS.length)] ?? "red").join(" ");
  return Array.from({ length: count }, (_, index) => ({
    title: `${words(3)} ${seed}x${index}`,
    body: words(2 + next(20)),
    language: next(4) === 0 ? "de" : "en",
  }));
}

interface IndexState {
  postings: string[];
  statistics: unknown[];
  blocks: number;
  removed: number;
  vocabulary: number;
  grams: number;
  changes: number;
}

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

async function readIndex({ tenantId }: TenantContext): Promise<IndexState> {
  const { owner } = test.database;
  const blocks = await sql<{ term: string; packed: string }>`
    select term, encode(packed, 'hex') as packed from postings where tenant_id = ${tenantId} order by term, first_chunk`.execute(
    owner,
  );
  const size = bytesPerPosting * 2;
  const postings = blocks.rows.flatMap(({ term, packed }) =>
    Array.from(
      { length: packed.length / size },
      (_, index) => `${term} ${packed.slice(index * size, (index + 1) * size)}`,
    ),
  );
  const statistics = await sql`
    select language, sum(passages)::int as passages, sum(title_words)::int as titles, sum(body_words)::int as bodies
    from collection_statistics where tenant_id = ${tenantId}
    group by language having sum(passages) <> 0 order by language`.execute(owner);
  const count = async (table: string) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(table)} where tenant_id = ${tenantId}`.execute(owner);
    return rows[0]?.count ?? -1;
  };
  return {
    postings: postings.toSorted(),
    statistics: statistics.rows,
    blocks: blocks.rows.length,
    removed: await count("removed_passages"),
    vocabulary: await count("vocabulary"),
    grams: await count("vocabulary_grams"),
    changes: await count("vocabulary_changes"),
  };
}

describe("[E2] the index after adding, removing and folding", () => {
  it("is the index of what is left, as if nothing else had ever been there", async () => {
    const documents = randomShop(120, 7);
    const [changed, fresh] = [await test.createTenant(), await test.createTenant()];
    const gone = Array.from({ length: 60 }, (_, index) => index + 1);
    await indexShop(changed, documents.slice(0, 90), { fold: false });
    await removeFromShop(changed, gone.slice(0, 20));
    await foldIndex(changed);
    await removeFromShop(changed, gone.slice(20));
    await indexShop(changed, documents.slice(90), { firstNumber: 91, fold: false });
    await foldIndex(changed);
    await indexShop(fresh, documents.slice(60), { firstNumber: 61 });
    const [one, other] = [await readIndex(changed), await readIndex(fresh)];
    expect(one.postings).toEqual(other.postings);
    expect(one.postings.length).toBeGreaterThan(500);
    expect(one.statistics).toEqual(other.statistics);
    expect(one).toMatchObject({ removed: 0, changes: 0, vocabulary: other.vocabulary, grams: other.grams });
  });

  it("leaves nothing behind of what was taken out whole", async () => {
    const ctx = await test.createTenant();
    await indexShop(ctx, randomShop(80, 3));
    await removeFromShop(
      ctx,
      Array.from({ length: 80 }, (_, index) => index + 1),
    );
    await foldIndex(ctx);
    expect(await readIndex(ctx)).toEqual({
      postings: [],
      statistics: [],
      blocks: 0,
      removed: 0,
      vocabulary: 0,
      grams: 0,
      changes: 0,
    });
  });

  it("ranks the same before folding, after it, and once small blocks were put together", async () => {
    const ctx = await test.createTenant();
    const documents = randomShop(60, 11);
    for (const [index, document] of documents.entries()) {
      await indexShop(ctx, [document], { firstNumber: index + 1, fold: false });
    }
    const search = async () => {
      const { hits } = await searchKnowledge(ctx, { query: "red leather winter boot", limit: 30 });
      return hits.map(({ document, score }) => [document.number, Math.round(score * 1e6)]);
    };
    const before = await search();
    const { blocks } = await readIndex(ctx);
    await foldIndex(ctx);
    const after = await readIndex(ctx);
    expect(await search()).toEqual(before);
    expect(after.postings).toHaveLength((await readIndex(ctx)).postings.length);
    expect(after.blocks).toBeLessThan(blocks / 2);
  });

  it("may be stopped anywhere and goes on from there", async () => {
    const [stopped, whole] = [await test.createTenant(), await test.createTenant()];
    const documents = randomShop(100, 5);
    for (const ctx of [stopped, whole]) {
      await indexShop(ctx, documents, { fold: false });
      await removeFromShop(ctx, [1, 2, 3]);
    }
    await foldIndex(whole);
    for (let checks = 1; checks < 40; checks += 1) {
      await foldIndex(stopped, abortAfter(checks));
    }
    await foldIndex(stopped);
    expect(await readIndex(stopped)).toEqual(await readIndex(whole));
  });
});

/** A signal that is aborted once it has been looked at so many times. */
function abortAfter(checks: number): AbortSignal {
  let left = checks;
  const { signal } = new AbortController();
  Object.defineProperty(signal, "aborted", {
    get: () => {
      left -= 1;
      return left < 0;
    },
  });
  return signal;
}

describe("[E2] [D5] writers at the same time", () => {
  it("four of them, a remover and a folder never wait in a circle and lose nothing", async () => {
    const [together, alone] = [await test.createTenant(), await test.createTenant()];
    const shops = [1, 2, 3, 4].map((seed) => randomShop(100, seed));
    await indexShop(together, randomShop(50, 9), { fold: false });
    const writing = { isOn: true };
    const writers = shops.map((shop, index) =>
      indexShop(together, shop, { firstNumber: 1_001 + 1_000 * index, fold: false }),
    );
    const remover = removeFromShop(
      together,
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    const folder = (async () => {
      while (writing.isOn) await foldIndex(together);
    })();
    await Promise.all([...writers, remover]);
    writing.isOn = false;
    await folder;
    await foldIndex(together);
    for (const [index, shop] of shops.entries()) await indexShop(alone, shop, { firstNumber: 1_001 + 1_000 * index });
    const [one, other] = [await readIndex(together), await readIndex(alone)];
    expect(one.postings).toEqual(other.postings);
    expect(one.statistics).toEqual(other.statistics);
    expect(one.removed + one.changes).toBe(0);
  });

  it("are seen by a search as soon as they have committed, and not before", async () => {
    const ctx = await test.createTenant();
    await indexShop(ctx, [{ title: "Blue lamp" }]);
    const failing = tenantTransaction(ctx, async (transaction) => {
      await sql`select 1`.execute(transaction);
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    await indexShop(ctx, [{ title: `Green lamp ${newId()}` }], { firstNumber: 2, fold: false });
    const { hits } = await searchKnowledge(ctx, { query: "lamp" });
    expect(hits.map((hit) => hit.document.number).toSorted((one, next) => one - next)).toEqual([1, 2]);
  });
});

describe("[E2] a passage", () => {
  it("cannot be deleted while it is indexed", async () => {
    const ctx = await test.createTenant();
    await indexShop(ctx, [{ title: "Blue lamp" }]);
    const deleting = tenantTransaction(ctx, (transaction) =>
      sql`delete from chunks where tenant_id = ${ctx.tenantId}`.execute(transaction),
    );
    await expect(deleting).rejects.toThrow(/foreign key/);
  });
});
