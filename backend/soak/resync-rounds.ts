import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { newSource, newStorefront } from "@netvexa/contract";
import { createSource, getSource, uploadFile } from "#features/knowledge";
import { foldIndex } from "#features/retrieval";
import { createOrganisation, createTenant } from "#features/tenants";
import { maintain } from "#platform/embedded-maintenance";
import { readEnv } from "#platform/env";
import type { Platform } from "#platform/platform";
import type { TenantContext } from "#platform/tenant-context";
import { actAs } from "#test/test-platform";
import { startInstallation } from "../src/services.ts";

export interface ResyncOptions {
  rounds: number;
  products: number;
  /** False leaves dead rows and the log where they are, as if nothing tidied up. */
  isMaintained?: boolean;
}

export interface Sizes {
  /** All files of the data folder. */
  folder: number;
  /** The tables and indexes of the database, without its log. */
  database: number;
}

/** Sizes in bytes: after the first sync, and after the last. */
export interface ResyncReport {
  first: Sizes;
  last: Sizes;
}

/** Every fifth product is told anew in each revision; the prices of all of them change. */
const REWRITTEN_SHARE = 5;

/** Syncs a catalogue that changes every time again and again, with the upkeep that runs between syncs. */
export async function runResyncRounds(options: ResyncOptions): Promise<ResyncReport> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-resync-"));
  const env = { NETVEXA_DATA_DIR: folder, NETVEXA_DEMO: "false", NETVEXA_LOG_LEVEL: "error", PORT: "0" };
  const { platform, stop } = await startInstallation(readEnv(env));
  try {
    const shop = await openShop(platform);
    const measureAfter = async (revision: number) => {
      await sync(shop, catalogueOf(options.products, revision));
      await foldIndex(shop.ctx, new AbortController().signal);
      if (options.isMaintained ?? true) await maintain(platform.database);
      return { folder: await folderBytes(folder), database: await databaseBytes(platform) };
    };
    const first = await measureAfter(0);
    let last = first;
    for (let round = 1; round <= options.rounds; round += 1) last = await measureAfter(round);
    return { first, last };
  } finally {
    await stop(1_000);
    await rm(folder, { recursive: true, force: true });
  }
}

interface OpenShop {
  ctx: TenantContext;
  sourceId: string;
}

async function openShop(platform: Platform): Promise<OpenShop> {
  const { id } = await createOrganisation(platform, { name: "Shop" });
  const storefront = newStorefront.parse({ name: "Shop" });
  const { tenantId } = await createTenant(platform, { organisationId: id, storefront });
  const ctx = actAs(platform, tenantId, { kind: "operator" });
  const mapping = { fields: { id: "id", title: "title", description: "description", price: "price" } };
  const options = { format: "json-lines", mapping };
  const source = await createSource(ctx, newSource.parse({ kind: "catalogue", name: "Lamps", options, sync: false }));
  return { ctx, sourceId: source.id };
}

function catalogueOf(products: number, revision: number): Buffer {
  const lines = Array.from({ length: products }, (_, number) => {
    const told = number % REWRITTEN_SHARE === revision % REWRITTEN_SHARE ? revision : number % REWRITTEN_SHARE;
    return JSON.stringify({
      id: `product-${number}`,
      title: `Oak lamp ${number}`,
      description: `A lamp of oak, ${100 + (number % 90)} cm tall, with a shade of linen and a cord of cotton. Told in part T${number % 97}-${told} of the list, for reading corners, halls and small tables.`,
      price: `${10 + ((number + revision) % 90)}.00`,
    });
  });
  return Buffer.from(`${lines.join("\n")}\n`);
}

async function sync({ ctx, sourceId }: OpenShop, catalogue: Buffer): Promise<void> {
  const upload = { bytes: inOnePiece(catalogue), mediaType: null };
  await uploadFile(ctx, { sourceId, fileName: "lamps.jsonl", upload, sync: true });
  for (;;) {
    const { latestSync } = await getSource(ctx, sourceId);
    if (latestSync?.state === "done") return;
    if (latestSync?.state === "failed") throw new Error(`The sync failed: ${latestSync.error?.detail}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  // A file that goes between being listed and being looked at takes no room.
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function databaseBytes(platform: Platform): Promise<number> {
  const connection = platform.database.systemConnection("bulk");
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(
    connection,
  );
  return rows[0]?.bytes ?? 0;
}
