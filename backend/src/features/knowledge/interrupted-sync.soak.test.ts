import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPglite } from "#platform/pglite-database";
import { addSource, syncNow } from "#test/knowledge-test";
import { readKnowledgeRows, type KnowledgeRows } from "#test/knowledge-rows";
import { productFeed } from "#test/product-feed";
import { onServer } from "#test/test-database";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { uploadFile } from "./upload-file.ts";

const isLong = process.env["NETVEXA_SOAK"] === "1";
const ROUNDS = isLong ? 6 : 1;
const KILLS = isLong ? 6 : 3;
const PRODUCTS = isLong ? 4_000 : 1_200;

interface Line {
  tenantId?: string;
  sourceId?: string;
  state?: string;
  documents?: number;
  error?: unknown;
}

interface Scene {
  folder: string;
  begun: { tenantId: string; sourceId: string } | null;
}

describe("[D4] a sync whose process is killed", () => {
  let test: TestPlatform;
  let expected: KnowledgeRows;
  beforeAll(async () => {
    test = await openTestPlatform();
    expected = await readUninterrupted(test);
  }, 120_000);
  afterAll(() => test.close());

  it(
    `leaves, gone on with, the same rows as one that was not, ${KILLS} kills in a sync`,
    { timeout: 1_500_000 },
    async () => {
      expect(expected.documents).toHaveLength(PRODUCTS);
      for (let round = 0; round < ROUNDS; round += 1) {
        const scene: Scene = { folder: await mkdtemp(path.join(tmpdir(), "netvexa-killed-")), begun: null };
        const kills: number[] = [];
        for (let kill = 0; kill < KILLS; kill += 1) {
          kills.push(await runAndKill(test, scene, Math.random() * (PRODUCTS / KILLS)));
          await forgetHeartbeats(test);
        }
        const last = await run(test, scene);
        expect(last).toMatchObject({ state: "done" });
        expect(await readRows(test, scene)).toEqual(expected);
        // At least one kill came while it was at work.
        expect(Math.min(...kills)).toBeLessThan(PRODUCTS);
        process.stdout.write(`killed at ${kills.join(", ")} of ${PRODUCTS} products, then whole\n`);
        await rm(scene.folder, { recursive: true });
      }
    },
  );
});

async function readUninterrupted(test: TestPlatform): Promise<KnowledgeRows> {
  const ctx = await test.createTenant();
  const { id } = await addSource(ctx, { kind: "catalogue", options: { format: "json-lines" } });
  const upload = { bytes: productFeed(PRODUCTS), mediaType: null };
  await uploadFile(ctx, { sourceId: id, fileName: "products.jsonl", upload, sync: false });
  expect(await syncNow(ctx, id)).toMatchObject({ state: "done", indexed: PRODUCTS });
  return readKnowledgeRows(test.database.owner, ctx.tenantId);
}

function start(test: TestPlatform, scene: Scene) {
  const script = new URL("../../../test/sync-process.ts", import.meta.url).pathname;
  const input = { folder: scene.folder, urls: test.database.urls, products: PRODUCTS, begun: scene.begun };
  const child = spawn(process.execPath, [script, JSON.stringify(input)], { stdio: ["ignore", "pipe", "inherit"] });
  return { child, lines: createInterface({ input: child.stdout }) };
}

/** Kills the process once it has stored `more` than it began with; returns how many there were. */
async function runAndKill(test: TestPlatform, scene: Scene, more: number): Promise<number> {
  const { child, lines } = start(test, scene);
  let first: number | null = null;
  let documents = 0;
  for await (const text of lines) {
    const line = readLine(scene, text);
    if (line.documents === undefined) continue;
    documents = line.documents;
    first ??= documents;
    if (documents - first >= more || line.state === "done") break;
  }
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return documents;
}

async function run(test: TestPlatform, scene: Scene): Promise<Line> {
  const { child, lines } = start(test, scene);
  const ended = once(child, "exit");
  let last: Line = {};
  for await (const text of lines) last = readLine(scene, text);
  await ended;
  return last;
}

function readLine(scene: Scene, text: string): Line {
  const line: Line = JSON.parse(text);
  if (line.tenantId && line.sourceId) scene.begun = { tenantId: line.tenantId, sourceId: line.sourceId };
  return line;
}

/** On a server another worker waits until a silent one is taken for dead; here it is at once. */
async function forgetHeartbeats(test: TestPlatform): Promise<void> {
  await sql`update job_queue.job_common set heartbeat_on = now() - interval '1 hour', start_after = now() where state <= 'active'`.execute(
    test.database.owner,
  );
  await sql`update job_queue.queue set monitor_on = null, monitor_claim_on = null`.execute(test.database.owner);
}

async function readRows(test: TestPlatform, { folder, begun }: Scene): Promise<KnowledgeRows> {
  if (!begun) throw new Error("No sync was begun.");
  if (onServer) return readKnowledgeRows(test.database.owner, begun.tenantId);
  const database = await openPglite({ dataDir: path.join(folder, "postgres") });
  const owner = database.ownerConnection();
  if (!owner) throw new Error("The embedded database has an owner connection.");
  const rows = await readKnowledgeRows(owner, begun.tenantId);
  await database.close();
  return rows;
}
