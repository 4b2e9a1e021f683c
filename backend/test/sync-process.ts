import path from "node:path";
import { z } from "zod";
import { newSource, newStorefront } from "@netvexa/contract";
import { createArchiveLogStore } from "#features/logs";
import { createSource, getSource, syncSourceJob, uploadFile } from "#features/knowledge";
import { foldIndexJob } from "#features/retrieval";
import { createOrganisation, createTenant } from "#features/tenants";
import { createAuth } from "#platform/auth";
import { systemClock } from "#platform/clock";
import { readEnv } from "#platform/env";
import { createGuardedFetch } from "#platform/guarded-fetch";
import { createLocalObjectStore } from "#platform/local-object-store";
import { createLogger } from "#platform/logger";
import { createMailBox } from "#platform/mail-box";
import { createMemoryStore } from "#platform/memory-store";
import { migrate, readMigrations } from "#platform/migrate";
import { openPglite } from "#platform/pglite-database";
import { openPostgres } from "#platform/postgres-database";
import type { Platform } from "#platform/platform";
import { createSecrets } from "#platform/secrets";
import type { TenantContext } from "#platform/tenant-context";
import { startWorkers } from "../src/workers/start-workers.ts";
import { productFeed } from "./product-feed.ts";
import { actAs } from "./test-platform.ts";

/**
 * A worker in a process of its own, to be killed: begins the sync of a catalogue, or goes on with it, and ends when the
 * sync has. Prints one JSON value a line.
 */
const input = z.object({
  folder: z.string(),
  urls: z.object({ app: z.string(), system: z.string(), owner: z.string() }).nullable(),
  products: z.number(),
  begun: z.object({ tenantId: z.string(), sourceId: z.string() }).nullable(),
});
const { folder, urls, products, begun } = input.parse(JSON.parse(process.argv[2] ?? ""));

const platform = await openPlatform();
const { ctx, sourceId } = begun ? { ctx: enter(begun.tenantId), sourceId: begun.sourceId } : await begin();
const workers = await startWorkers(platform, [syncSourceJob, foldIndexJob], { pollMs: 20 });
for (let isOver = false; !isOver;) {
  const { latestSync, documents } = await getSource(ctx, sourceId);
  print({ state: latestSync?.state, documents, error: latestSync?.error });
  isOver = latestSync?.state === "done" || latestSync?.state === "failed";
  await new Promise((resolve) => setTimeout(resolve, 60));
}
await workers.stop();
await platform.database.close();
process.exit();

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function enter(tenantId: string): TenantContext {
  return actAs(platform, tenantId, { kind: "operator" });
}

async function begin() {
  const { id } = await createOrganisation(platform, { name: "Killed" });
  const storefront = newStorefront.parse({ name: "Killed" });
  const { tenantId } = await createTenant(platform, { organisationId: id, storefront });
  const ctx = enter(tenantId);
  const options = { format: "json-lines" };
  const source = newSource.parse({ kind: "catalogue", name: "Products", options, sync: false });
  const { id: sourceId } = await createSource(ctx, source);
  const upload = { bytes: productFeed(products), mediaType: null };
  await uploadFile(ctx, { sourceId, fileName: "products.jsonl", upload, sync: true });
  print({ tenantId, sourceId });
  return { ctx, sourceId };
}

async function openPlatform(): Promise<Platform> {
  const database = urls
    ? openPostgres({ databaseUrl: urls.app, systemUrl: urls.system, ownerUrl: null })
    : await openPglite({ dataDir: path.join(folder, "postgres") });
  const owner = database.ownerConnection();
  if (owner) await migrate(owner, await readMigrations(new URL("../migrations/", import.meta.url)));
  const secrets = createSecrets("test-master-secret-that-is-not-one");
  const [logger, ephemeral] = [createLogger("silent"), createMemoryStore()];
  return {
    env: readEnv({ NETVEXA_DATA_DIR: folder, NETVEXA_LOG_LEVEL: "silent" }),
    logger,
    clock: systemClock,
    database,
    ephemeral,
    logs: createArchiveLogStore({ ephemeral, logger }),
    secrets,
    mail: createMailBox(systemClock),
    auth: createAuth({ database, secrets, publicUrl: null, verifyEmail: false }),
    objects: createLocalObjectStore(path.join(folder, "objects")),
    guardedFetch: createGuardedFetch({ userAgent: "NetvexaBot/1.0" }),
  };
}
