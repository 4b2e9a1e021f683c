/**
 * How long people wait in a whole embedded installation (workers, upkeep and doors in one process) while another
 * storefront's catalogue is taken in and its index folded: searches and whole turns without a model, as p50 and p95.
 *
 *   npm run bench -- interactive [products]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { newSource, newStorefront } from "@netvexa/contract";
import { createAnswer } from "#features/chat";
import { createSource, getSource, getSync, uploadFile, type Sync } from "#features/knowledge";
import { searchKnowledge } from "#features/retrieval";
import { createOrganisation, createTenant } from "#features/tenants";
import { readEnv } from "#platform/env";
import { newId } from "#platform/ids";
import type { Platform } from "#platform/platform";
import { mintTenantContext, type TenantContext } from "#platform/tenant-context";
import { startInstallation } from "../src/services.ts";
import { mapping, productLines } from "./ingest/products.ts";

/** What is promised, in ms. */
const MOST_MS = 150;
const PRODUCTS = Number(process.argv[2] ?? 20_000);
const ASKED_PRODUCTS = 2_000;
const CALM_ROUNDS = 60;
/** Four searches and four turns a second, whatever each of them takes. */
const ROUND_MS = 250;

type Times = Record<"search" | "turn", number[]>;

const folder = await mkdtemp(path.join(tmpdir(), "netvexa-bench-"));
try {
  await run();
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit();

async function run(): Promise<void> {
  const installation = await startInstallation(
    readEnv({ NETVEXA_DATA_DIR: folder, NETVEXA_LOG_LEVEL: "error", NETVEXA_DEMO: "false", PORT: "0" }),
  );
  const shop = await openShop(installation.platform, "Shop");
  const other = await openShop(installation.platform, "Other shop");
  await ended(shop, await upload(shop, ASKED_PRODUCTS));
  const titles = await readTitles(ASKED_PRODUCTS);
  const calm = await measure(shop, { titles, goOn: (rounds) => rounds < CALM_ROUNDS });

  let indexing = true;
  const sync = ended(other, await upload(other, PRODUCTS)).finally(() => (indexing = false));
  const busy = await measure(shop, { titles, goOn: () => indexing });
  report(calm, busy, await sync);
  await installation.stop(1_000);
}

async function openShop(on: Platform, name: string): Promise<TenantContext> {
  const organisation = await createOrganisation(on, { name });
  const storefront = newStorefront.parse({ name });
  const { tenantId } = await createTenant(on, { organisationId: organisation.id, storefront });
  const actor = { kind: "api_key", keyId: newId(), scopes: [] } as const;
  return mintTenantContext(on, { tenantId, actor, requestId: newId() });
}

/** Returns the source whose sync the upload began. */
async function upload(ctx: TenantContext, products: number): Promise<string> {
  const options = { format: "json-lines", mapping };
  const source = await createSource(ctx, newSource.parse({ kind: "catalogue", name: "Bench", options, sync: false }));
  const file = { bytes: productLines(products), mediaType: null };
  await uploadFile(ctx, { sourceId: source.id, fileName: "products.jsonl", upload: file, sync: true });
  return source.id;
}

async function ended(ctx: TenantContext, sourceId: string): Promise<Sync> {
  const { latestSync } = await getSource(ctx, sourceId);
  if (!latestSync) throw new Error("The upload began no sync.");
  for (;;) {
    const sync = await getSync(ctx, latestSync.id);
    if (sync.state === "done") return sync;
    if (sync.state === "failed") throw new Error(`The sync failed: ${sync.error?.detail}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function readTitles(count: number): Promise<string[]> {
  const titles: string[] = [];
  for await (const line of productLines(count)) titles.push(String(JSON.parse(Buffer.from(line).toString()).title));
  return titles;
}

async function measure(
  ctx: TenantContext,
  { titles, goOn }: { titles: string[]; goOn: (rounds: number) => boolean },
): Promise<Times> {
  const times: Times = { search: [], turn: [] };
  for (let round = 0; goOn(round); round += 1) {
    const next = performance.now() + ROUND_MS;
    const title = titles[(round * 37) % titles.length] ?? "";
    times.search.push(await time(() => searchKnowledge(ctx, { query: title.split(" ").slice(0, 5).join(" ") })));
    const question = `How much is the ${title}?`;
    times.turn.push(
      await time(() => createAnswer(ctx, { question, conversationId: null, language: null, pageUrl: null })),
    );
    await new Promise((resolve) => setTimeout(resolve, next - performance.now()));
  }
  return times;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function report(calm: Times, busy: Times, sync: Sync): void {
  print(summarise("search, calm", calm.search));
  print(summarise("turn, calm", calm.turn));
  print(summarise("search, while indexing", busy.search));
  print(summarise("turn, while indexing", busy.turn));
  const seconds = (Date.parse(sync.finishedAt ?? "") - Date.parse(sync.startedAt ?? "")) / 1_000;
  const rate = (sync.indexed / seconds).toFixed(0);
  print(`${sync.indexed} products indexed meanwhile in ${seconds.toFixed(1)} s (${rate}/s)`);
  const isMet = [busy.search, busy.turn].every((times) => percentile(times, 0.95) <= MOST_MS);
  print(`p95 while indexing at most ${MOST_MS} ms: ${isMet ? "met" : "MISSED"}`);
  if (!isMet) process.exitCode = 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function summarise(name: string, times: number[]): string {
  const at = (share: number) => percentile(times, share).toFixed(0).padStart(4);
  return `${name.padEnd(24)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   max ${at(1)} ms   ${times.length} times`;
}

function percentile(times: number[], share: number): number {
  const sorted = times.toSorted((one, next) => one - next);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
