import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { createAcknowledged, type Acknowledged } from "./acknowledged.ts";
import { loadShop } from "./load-shop.ts";
import { startServerProcess, type ServerProcess } from "./server-process.ts";
import { createShop, openShopDoor, type Shop } from "./shop-door.ts";
import { verifyAcknowledged } from "./verify-acknowledged.ts";
import { verifyRows } from "./verify-rows.ts";

export interface CrashOptions {
  /** Changes what counts as acknowledged before it is compared, to show that a lost one is found. */
  forge?: (acknowledged: Acknowledged) => void;
}

export interface CrashReport {
  rounds: number;
  /** Items that were compared in the last round, of all rounds together. */
  compared: Record<"documents" | "turns" | "contacts" | "keys" | "catalogues", number>;
  /** Requests that a kill left without an answer. */
  interrupted: number;
  problems: string[];
}

/** The server is killed at a random moment of this span of its load. */
const KILLED_AFTER_MS = { least: 300, most: 2_500 } as const;

interface Scene {
  folder: string;
  shop: Shop;
  sources: { push: string; catalogue: string };
  acknowledged: Acknowledged;
  report: CrashReport;
}

/**
 * Round after round on one data folder: a real server is used through all of its doors at once, killed with SIGKILL at a
 * random moment, and reopened; everything that was ever acknowledged is then compared one by one.
 */
export async function runCrashRounds(rounds: number, options: CrashOptions = {}): Promise<CrashReport> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-crash-"));
  try {
    const scene = await setScene(folder);
    for (let round = 1; round <= rounds; round += 1) {
      await loadAndKill(scene);
      options.forge?.(scene.acknowledged);
      await reopenAndCompare(scene);
      scene.report.rounds = round;
    }
    return { ...scene.report, compared: countItems(scene.acknowledged) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function setScene(folder: string): Promise<Scene> {
  return withServer(folder, async (server) => {
    const shop = await createShop(server.url, await server.readOperatorCredential());
    const door = openShopDoor(server.url, shop);
    const create = async (body: unknown) =>
      z.object({ id: z.string() }).parse(await door.send({ method: "post", path: "/v1/sources", body })).id;
    const mapping = { fields: { id: "id", title: "title", description: "description", price: "price" } };
    const options = { format: "json-lines", mapping };
    const sources = {
      push: await create({ kind: "push", name: "Guides" }),
      catalogue: await create({ kind: "catalogue", name: "Catalogue", options, sync: false }),
    };
    await server.stop();
    const acknowledged = createAcknowledged();
    const report = { rounds: 0, compared: countItems(acknowledged), interrupted: 0, problems: [] };
    return { folder, shop, sources, acknowledged, report };
  });
}

/** No server outlives what it was started for. */
async function withServer<T>(folder: string, work: (server: ServerProcess) => Promise<T>): Promise<T> {
  const server = await startServerProcess(folder);
  try {
    return await work(server);
  } finally {
    await server.kill();
  }
}

async function loadAndKill(scene: Scene): Promise<void> {
  const { acknowledged, report } = scene;
  await withServer(scene.folder, async (server) => {
    const killed = new AbortController();
    const load = { ...scene, door: openShopDoor(server.url, scene.shop), signal: killed.signal };
    const loading = loadShop(load).catch((error: unknown) => {
      report.problems.push(`before the kill: ${String(error)}`);
    });
    const { least, most } = KILLED_AFTER_MS;
    await delay(least + Math.random() * (most - least));
    killed.abort();
    await server.kill();
    await loading;
  });
  report.interrupted += [...acknowledged.documents.values()].filter(({ open }) => open !== null).length;
  report.interrupted += [...acknowledged.turns.values()].filter(({ isDone, isClosed }) => !isDone && !isClosed).length;
}

async function reopenAndCompare(scene: Scene): Promise<void> {
  const { problems } = scene.report;
  await withServer(scene.folder, async (server) => {
    await verifyAcknowledged({ ...scene, door: openShopDoor(server.url, scene.shop), problems });
    await server.stop();
  });
  await verifyRows(scene.folder, scene.acknowledged, problems);
}

function countItems(of: Acknowledged): CrashReport["compared"] {
  return {
    documents: of.documents.size,
    turns: of.turns.size,
    contacts: of.contacts.size,
    keys: of.keys.size,
    catalogues: of.catalogue.acknowledged,
  };
}
