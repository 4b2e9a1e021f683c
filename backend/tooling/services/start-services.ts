import { buildWordpress } from "../install/build-wordpress.mjs";
import { reportProgress } from "../install/report-progress.mjs";
import { findChromium } from "./find-chromium.ts";
import { findPhp } from "./find-php.ts";
import { findWordpress, WordpressMissing } from "./find-wordpress.ts";
import { startPostgres } from "./start-postgres.ts";
import { startRedis } from "./start-redis.ts";
import type { RunningService } from "./running-service.ts";

export type ServiceName = "postgres" | "redis" | "chromium" | "wordpress";

export interface TestServices {
  /**
   * What the test runs read: `TEST_DATABASE_URL`, `TEST_REDIS_URL`, `CHROMIUM_PATH`, and `TEST_WORDPRESS_DIR` with
   * `TEST_PHP_PATH` and `TEST_WORDPRESS_PLUGIN` (the zip), which are not there where no WordPress can be had.
   */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/**
 * Makes the wanted services available: those that `TEST_DATABASE_URL`, `TEST_REDIS_URL` and `CHROMIUM_PATH` name,
 * else programs on the path, else Debian packages unpacked into the cache folder. Started servers listen on loopback
 * only and hold nothing after `stop`.
 */
export async function startServices(wanted: ServiceName[]): Promise<TestServices> {
  const started: RunningService[] = [];
  const env: Record<string, string> = {};
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((service) => service.stop()));
  };
  const server = async (variable: string, start: () => Promise<RunningService>): Promise<void> => {
    const given = process.env[variable];
    if (given !== undefined && given !== "") {
      env[variable] = given;
      return;
    }
    const service = await start();
    started.push(service);
    env[variable] = service.url;
  };
  try {
    if (wanted.includes("postgres")) await server("TEST_DATABASE_URL", startPostgres);
    if (wanted.includes("redis")) await server("TEST_REDIS_URL", startRedis);
    if (wanted.includes("chromium")) env["CHROMIUM_PATH"] = await findChromium();
    if (wanted.includes("wordpress")) Object.assign(env, await findWordpressForTests());
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, stop };
}

async function findWordpressForTests(): Promise<Record<string, string>> {
  try {
    return {
      TEST_WORDPRESS_DIR: await findWordpress(process.env["TEST_WORDPRESS_VERSION"] ?? "6.8"),
      TEST_PHP_PATH: await findPhp(),
      TEST_WORDPRESS_PLUGIN: await buildWordpress(process.execPath),
    };
  } catch (error) {
    if (!(error instanceof WordpressMissing)) throw error;
    reportProgress(`The WordPress journeys are skipped: ${error.message}.`);
    return {};
  }
}
