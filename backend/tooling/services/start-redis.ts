import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { libraryPath } from "./library-path.ts";
import { runProgram } from "./run-program.ts";
import { stopProcess, untilItAnswers, type RunningService } from "./running-service.ts";
import { unpackPrograms } from "./unpack-programs.ts";

/** Starts a throw-away Redis 7 or newer on a free loopback port, with the persistence and the eviction we require. */
export async function startRedis(): Promise<RunningService> {
  const folder = await mkdtemp(join(tmpdir(), "netvexa-redis-"));
  const redis = await startRedisIn({ folder, port: await freePort() });
  return {
    ...redis,
    async stop() {
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface RedisPlace {
  /** Where it keeps its files, and finds those of the run before. */
  folder: string;
  port: number;
  /** Further settings, by their names in `redis.conf`. */
  settings?: Record<string, string>;
}

/** The same in a folder that outlives it. */
export async function startRedisIn({ folder, port, settings = {} }: RedisPlace): Promise<RunningService> {
  const program = await findRedis();
  const all = {
    port,
    bind: "127.0.0.1",
    dir: folder,
    save: "",
    appendonly: "yes",
    "maxmemory-policy": "noeviction",
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(program.file, args, { env: program.env, stdio: ["ignore", "ignore", "pipe"] });
  await untilItAnswers({ name: "Redis", child, port });
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: () => stopProcess(child, "SIGTERM"),
  };
}

/** The server and, beside it, its tools. */
export async function findRedis(): Promise<{ file: string; env: NodeJS.ProcessEnv }> {
  const installed = await runProgram(["redis-server", "--version"]);
  const major = Number(/v=(\d+)/.exec(installed.stdout)?.[1] ?? 0);
  if (installed.code === 0 && major >= 7) return { file: "redis-server", env: process.env };
  const root = await unpackPrograms({ name: "redis", version: 1, names: ["redis-server", "redis-tools"] });
  // redis-server is a link to redis-check-rdb's binary in the tools package.
  return {
    file: join(root, "usr/bin/redis-server"),
    env: { ...process.env, LD_LIBRARY_PATH: await libraryPath(root) },
  };
}
