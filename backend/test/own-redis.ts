import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../tooling/services/free-port.ts";
import type { RunningService } from "../tooling/services/running-service.ts";
import { startRedisIn } from "../tooling/services/start-redis.ts";

/** A Redis for one test alone, with settings of its own; its files go with it. */
export async function startOwnRedis(settings: Record<string, string>): Promise<RunningService> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-own-redis-"));
  const redis = await startRedisIn({ folder, port: await freePort(), settings });
  return {
    ...redis,
    stop: async () => {
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
