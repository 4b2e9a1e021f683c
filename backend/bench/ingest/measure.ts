import path from "node:path";
import type { Kysely } from "kysely";
import { newSource, newStorefront } from "@netvexa/contract";
import { createSource, getSync, uploadFile, getSource, type Sync } from "#features/knowledge";
import { createOrganisation, createTenant } from "#features/tenants";
import type { Tables } from "#platform/database";
import { queueDepth } from "#platform/job-queue-admin";
import { migrate } from "#platform/migrate";
import { openPglite } from "#platform/pglite-database";
import type { Platform } from "#platform/platform";
import { atBulkPriority, type TenantContext } from "#platform/tenant-context";
import { onServer, openTestDatabase } from "#test/test-database";
import { actAs } from "#test/test-platform";
import { startInstallation } from "../../src/services.ts";
import { readProductMigrations } from "../../src/product-migrations.ts";
import { benchEnv } from "./bench-env.ts";
import { mapping, productLines } from "./products.ts";
import { writeRawRows, type RawWrite } from "./raw-rows.ts";

/** What is promised: at least this share of the raw rate, at most so many MB. */
const LEAST_RATIO = 0.4;
const MOST_MB = { embedded: 1_024, server: 400 } as const;

const products = Number(process.argv[2] ?? 20_000);
const mode = onServer ? "server" : "embedded";
await measure();
process.exit();

async function measure(): Promise<void> {
  const database = onServer ? await openTestDatabase() : null;
  const installation = await startInstallation(benchEnv(database?.urls ?? null));
  const { platform } = installation;
  const ctx = await makeTenant(platform);
  const sync = await ingest(ctx);
  const settledMs = await settle(platform);
  const peakMb = process.resourceUsage().maxRSS / 1_024;
  const owner = database?.owner ?? platform.database.ownerConnection();
  if (!owner) throw new Error("There is no owner's connection to read the final rows by.");
  const raw = await writeRaw(owner, ctx.tenantId, path.join(platform.env.dataDir, "raw"));
  report({ sync, settledMs, peakMb, raw });
  await installation.stop(1_000);
  await database?.close();
}

async function makeTenant(platform: Platform): Promise<TenantContext> {
  const { id } = await createOrganisation(platform, { name: "Benchmark" });
  const storefront = newStorefront.parse({ name: "Benchmark" });
  const { tenantId } = await createTenant(platform, { organisationId: id, storefront });
  return actAs(platform, tenantId, { kind: "operator" });
}

/** Uploads the products and waits until the sync that this begins has ended. */
async function ingest(ctx: TenantContext): Promise<Sync> {
  const { id: sourceId } = await createSource(
    ctx,
    newSource.parse({ kind: "catalogue", name: "Products", options: { format: "json-lines", mapping }, sync: false }),
  );
  const upload = { bytes: productLines(products), mediaType: null };
  await uploadFile(ctx, { sourceId, fileName: "products.jsonl", upload, sync: true });
  const { latestSync } = await getSource(ctx, sourceId);
  if (!latestSync) throw new Error("The upload began no sync.");
  // Whoever watches as a person would makes the embedded engine keep its transactions short.
  const unnoticed = atBulkPriority(ctx);
  for (let sync = latestSync; ; sync = await getSync(unnoticed, latestSync.id)) {
    if (sync.state === "done") return sync;
    if (sync.state === "failed") throw new Error(`The sync failed: ${sync.error?.detail}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Waits until the jobs that the ingest asked for have run; how long that took, in ms. */
async function settle(platform: Platform): Promise<number> {
  const began = performance.now();
  for (;;) {
    const depth = await queueDepth(platform);
    if (depth.every(({ waiting, running, retrying }) => waiting + running + retrying === 0))
      return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function writeRaw(from: Kysely<Tables>, tenantId: string, folder: string): Promise<RawWrite> {
  if (onServer) {
    const other = await openTestDatabase();
    const raw = await writeRawRows({ from, to: other.owner }, tenantId);
    await other.close();
    return raw;
  }
  const other = await openPglite({ dataDir: folder });
  const owner = other.ownerConnection();
  if (!owner) throw new Error("The embedded database has an owner connection.");
  await migrate(owner, await readProductMigrations());
  const raw = await writeRawRows({ from, to: owner }, tenantId);
  await other.close();
  return raw;
}

interface Measured {
  sync: Sync;
  settledMs: number;
  peakMb: number;
  raw: RawWrite;
}

function report({ sync, settledMs, peakMb, raw }: Measured): void {
  const seconds = (Date.parse(sync.finishedAt ?? "") - Date.parse(sync.startedAt ?? "")) / 1_000;
  const rate = sync.indexed / seconds;
  const rawRate = (sync.indexed / raw.ms) * 1_000;
  const ratio = rate / rawRate;
  const limit = MOST_MB[mode];
  const tables = Object.entries(raw.byTable).map(
    ([table, { rows, ms }]) => `    ${table.padEnd(24)} ${String(rows).padStart(9)} rows ${(ms / 1_000).toFixed(2)} s`,
  );
  const lines = [
    `ingest, ${mode}: ${sync.indexed} of ${products} products`,
    `  end to end   ${seconds.toFixed(1)} s, ${rate.toFixed(0)} documents/s; upkeep after it ${(settledMs / 1_000).toFixed(1)} s`,
    `  raw rows     ${(raw.ms / 1_000).toFixed(1)} s, ${rawRate.toFixed(0)} documents/s, ${raw.rows} rows`,
    ...tables,
    `  ratio        ${ratio.toFixed(2)} (at least ${LEAST_RATIO}: ${ratio >= LEAST_RATIO ? "met" : "MISSED"})`,
    `  peak memory  ${peakMb.toFixed(0)} MB (at most ${limit}: ${peakMb <= limit ? "met" : "MISSED"})`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  if (ratio < LEAST_RATIO || peakMb > limit) process.exitCode = 1;
}
