import { sql } from "kysely";
import { newSource } from "@netvexa/contract";
import { createSource, getSource, getSync, syncSourceJob, uploadFile } from "#features/knowledge";
import { foldIndex, searchKnowledge } from "#features/retrieval";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { onServer } from "#test/test-database";
import { actAs, openTestPlatform } from "#test/test-platform";
import { createIndex } from "../eval/retrieval/baselines/open-minisearch.ts";
import { plainProduct } from "../eval/retrieval/corpus.ts";
import { startWorkers } from "../src/workers/start-workers.ts";
import { mapping } from "./ingest/products.ts";
import { readSearchOptions, searchGoals } from "./search/options.ts";
import { sliceOfProducts } from "./search/product-slices.ts";
import { readShoppersQuestions } from "./search/questions.ts";
import { summarise, type Times } from "./search/times.ts";

/**
 * How long a search takes in a growing catalogue: the whole operation (a question understood, corrected, filtered,
 * ranked, with live offers), beside one row by its primary key in the same kind of transaction, and beside MiniSearch in
 * memory on the same products. Embedded, or on the server that `TEST_DATABASE_URL` or `DATABASE_URL` names.
 *
 *   npm run bench -- search [--products 1000,10000,20000,50000] [--rounds 3]
 */
const options = readSearchOptions();
const questions = await readShoppersQuestions();
const test = await openTestPlatform();
const { tenantId } = await test.createTenant("Bench");
const ctx = actAs(test.platform, tenantId, { kind: "operator" });
const workers = await startWorkers(test.platform, [syncSourceJob]);
const index = createIndex();

print(`search, ${onServer ? "server" : "embedded"}: ${questions.length} questions, ${options.rounds} rounds each`);
let have = 0;
for (const products of options.products) {
  const read = await takeIn(ctx, { from: have, to: products });
  for await (const line of sliceOfProducts(have, products)) index.add(plainProduct(JSON.parse(line.toString())));
  have = products;
  await sql.raw("vacuum analyze").execute(test.database.owner);
  report(products, read, {
    search: await measure(options.rounds, (question) => searchKnowledge(ctx, { query: question })),
    point: await measure(options.rounds, (_, number) => readOneRow(ctx, 1 + ((number * 7_919) % products))),
    miniSearch: await measure(1, async (question) => index.search(question)),
  });
}
await workers.stop();
await test.close();
process.exit();

/** Uploads a part of the products and waits until it can be found; how long that took, in seconds. */
async function takeIn(into: TenantContext, part: { from: number; to: number }): Promise<number> {
  const began = performance.now();
  const form = { format: "json-lines", mapping };
  const source = await createSource(
    into,
    newSource.parse({ kind: "catalogue", name: `Up to ${part.to}`, options: form, sync: false }),
  );
  const upload = { bytes: sliceOfProducts(part.from, part.to), mediaType: null };
  await uploadFile(into, { sourceId: source.id, fileName: "products.jsonl", upload, sync: true });
  const { latestSync } = await getSource(into, source.id);
  if (!latestSync) throw new Error("The upload began no sync.");
  for (;;) {
    const sync = await getSync(into, latestSync.id);
    if (sync.state === "failed") throw new Error(`The products could not be read: ${sync.error?.detail}`);
    if (sync.state === "done") break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await foldIndex(into);
  return (performance.now() - began) / 1_000;
}

async function readOneRow(from: TenantContext, number: number): Promise<unknown> {
  return tenantTransaction(from, (transaction) =>
    sql`select title from documents where tenant_id = ${from.tenantId} and number = ${number}`.execute(transaction),
  );
}

/** Times every question; the first round, in which code and pages get warm, is not counted. */
async function measure(rounds: number, work: (question: string, number: number) => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [number, question] of questions.entries()) {
      const before = performance.now();
      await work(question, round * questions.length + number);
      if (round > 0) times.push(performance.now() - before);
    }
  }
  return summarise(times);
}

function report(products: number, readSeconds: number, times: Record<"search" | "point" | "miniSearch", Times>): void {
  const ratio = times.search.p95 / times.point.p95;
  print(`${products} products, taken in by ${readSeconds.toFixed(0)} s`);
  print(`  search       ${show(times.search)}`);
  print(`  one row      ${show(times.point)}   search is ${ratio.toFixed(1)} times that by p95`);
  print(`  MiniSearch   ${show(times.miniSearch)}`);
  const { atProducts, mostRatio, mostMs } = searchGoals(onServer);
  if (products > atProducts) return;
  const isMet = ratio <= mostRatio && times.search.p95 <= mostMs;
  print(`  at most ${mostRatio} times one row, at most ${mostMs} ms by p95: ${isMet ? "met" : "MISSED"}`);
  if (!isMet) process.exitCode = 1;
}

function show({ p50, p95 }: Times): string {
  return `p50 ${p50.toFixed(2).padStart(7)} ms   p95 ${p95.toFixed(2).padStart(7)} ms`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
