/**
 * How long people wait while 20,000 products are being indexed in the same embedded process: searches and whole turns
 * (without a model) of another storefront, before and during, as p50 and p95.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createAnswer } from "#features/chat";
import { createSource, pushDocuments } from "#features/knowledge";
import { searchKnowledge } from "#features/retrieval";
import { createOrganisation, createTenant } from "#features/tenants";
import { readEnv } from "#platform/env";
import { newId } from "#platform/ids";
import type { Platform } from "#platform/platform";
import { atBulkPriority, mintTenantContext, type TenantContext } from "#platform/tenant-context";
import { openPlatform } from "../src/services.ts";
import { makeProducts } from "./make-products.ts";

const PRODUCTS = Number(process.argv[2] ?? 20_000);
const CALM_ROUNDS = 60;

const folder = await mkdtemp(path.join(tmpdir(), "netvexa-bench-"));
const platform = await openPlatform(readEnv({ NETVEXA_DATA_DIR: folder, NETVEXA_LOG_LEVEL: "error" }));
const shop = await openShop(platform, "Shop");
const other = await openShop(platform, "Other shop");
await index(shop, makeProducts(1_000));

const calm = await measure(shop, (rounds) => rounds < CALM_ROUNDS);
let indexing = true;
const started = performance.now();
const load = index(atBulkPriority(other), makeProducts(PRODUCTS)).finally(() => {
  indexing = false;
});
const busy = await measure(shop, () => indexing);
await load;
const seconds = (performance.now() - started) / 1000;

report("search, calm", calm.search);
report("turn, calm", calm.turn);
report("search, while indexing", busy.search);
report("turn, while indexing", busy.turn);
process.stdout.write(
  `${PRODUCTS} products indexed meanwhile in ${seconds.toFixed(1)} s (${(PRODUCTS / seconds).toFixed(0)}/s)\n`,
);
await platform.guardedFetch.close();
await platform.database.close();
await rm(folder, { recursive: true, force: true });

async function openShop(on: Platform, name: string): Promise<TenantContext> {
  const organisation = await createOrganisation(on, { name });
  const storefront = { kind: "web" as const, name, homeUrl: null, allowedOrigins: [], language: "en", currency: "EUR" };
  const { tenantId } = await createTenant(on, { organisationId: organisation.id, storefront });
  return mintTenantContext(on, {
    tenantId,
    actor: { kind: "api_key", keyId: newId(), scopes: [] },
    requestId: newId(),
  });
}

async function index(ctx: TenantContext, documents: Record<string, unknown>[]): Promise<void> {
  const source = await createSource(ctx, {
    kind: "push",
    name: "Bench",
    options: {},
    resyncEveryMinutes: null,
    sync: false,
  });
  for (let start = 0; start < documents.length; start += 50) {
    await pushDocuments(ctx, { sourceId: source.id, documents: documents.slice(start, start + 50) });
  }
}

async function measure(ctx: TenantContext, goOn: (rounds: number) => boolean) {
  const times = { search: [] as number[], turn: [] as number[] };
  for (let round = 0; goOn(round); round += 1) {
    times.search.push(await time(() => searchKnowledge(ctx, { query: `waterproof jacket ${round % 7} red` })));
    const question = `How much is the jacket ${round % 50}?`;
    times.turn.push(
      await time(() => createAnswer(ctx, { question, conversationId: null, language: null, pageUrl: null })),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return times;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function report(name: string, times: number[]): void {
  const sorted = times.toSorted((one, next) => one - next);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  process.stdout.write(
    `${name.padEnd(24)} p50 ${at(0.5).padStart(4)} ms   p95 ${at(0.95).padStart(4)} ms   max ${at(1).padStart(4)} ms   ${sorted.length} times\n`,
  );
}
