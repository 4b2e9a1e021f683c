import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../tooling/services/free-port.ts";
import { runOrThrow, runProgram } from "../tooling/services/run-program.ts";
import type { RunningService } from "../tooling/services/running-service.ts";
import { findRedis, startRedisIn } from "../tooling/services/start-redis.ts";

export interface RedisCluster {
  /** As `REDIS_URL` names a cluster. */
  url: string;
  /** Kills the master that has the key's slot. */
  killMasterOf(key: string): Promise<void>;
  stop(): Promise<void>;
}

const NODES = 6;
const SETTINGS = {
  "cluster-enabled": "yes",
  "cluster-node-timeout": "2000",
  "cluster-require-full-coverage": "no",
  "cluster-announce-ip": "127.0.0.1",
};

/** Three masters with a replica each, on this machine. Resolves once every replica holds what its master has. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-cluster-"));
  const nodes: RunningService[] = [];
  const ports: number[] = [];
  for (let node = 0; node < NODES; node += 1) {
    const port = await clusterPort();
    const place = { folder: path.join(folder, String(node)), port, settings: SETTINGS };
    await mkdir(place.folder);
    ports.push(port);
    nodes.push(await startRedisIn(place));
  }
  const redisCli = await findCli();
  const addresses = ports.map((port) => `127.0.0.1:${port}`);
  await runOrThrow(
    [...redisCli.command, "--cluster", "create", ...addresses, "--cluster-replicas", "1", "--cluster-yes"],
    {
      env: redisCli.env,
    },
  );
  const ask = async (port: number, ...words: string[]) =>
    (await runProgram([...redisCli.command, "-p", String(port), ...words], { env: redisCli.env })).stdout;
  await untilSynced(ports, ask);
  const [first, ...others] = addresses;
  return {
    url: `redis://${first}?cluster=true${others.map((address) => `&node=${address}`).join("")}`,
    killMasterOf: async (key) => {
      const port = await findMaster(key, ports, ask);
      process.kill(nodes[ports.indexOf(port)]?.pid ?? 0, "SIGKILL");
    },
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Ask = (port: number, ...words: string[]) => Promise<string>;

/** The nodes talk among themselves on the port 10,000 higher, which must be one too. */
async function clusterPort(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port < 55_000) return port;
  }
}

async function findCli(): Promise<{ command: string[]; env: NodeJS.ProcessEnv }> {
  const { file, env } = await findRedis();
  const program = file.includes("/") ? path.join(path.dirname(file), "redis-cli") : "redis-cli";
  return { command: [program], env };
}

async function untilSynced(ports: number[], ask: Ask): Promise<void> {
  for (;;) {
    const states = await Promise.all(ports.map((port) => ask(port, "info", "replication")));
    const replicas = states.filter((state) => /master_link_status:up/.test(state)).length;
    const known = await Promise.all(ports.map((port) => ask(port, "cluster", "info")));
    if (replicas === NODES / 2 && known.every((info) => /cluster_state:ok/.test(info))) return;
    await delay(100);
  }
}

async function findMaster(key: string, ports: number[], ask: Ask): Promise<number> {
  const slot = Number(await ask(ports[0] ?? 0, "cluster", "keyslot", key));
  const lines = (await ask(ports[0] ?? 0, "cluster", "nodes")).split("\n");
  for (const line of lines) {
    const [, address = "", , , , , , , ...ranges] = line.split(" ");
    const holds = ranges.some((range) => {
      const [from = -1, to = from] = range.split("-").map(Number);
      return slot >= from && slot <= to;
    });
    if (holds && line.includes("master")) return Number(/:(\d+)@/.exec(address)?.[1]);
  }
  throw new Error("No master has the key.");
}
