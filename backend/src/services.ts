import { createLogger, type Logger } from "#platform/logger";
import { systemClock } from "#platform/clock";
import type { Database } from "#platform/database";
import type { Env } from "#platform/env";
import { createMemoryStore } from "#platform/memory-store";
import { migrate, readMigrations } from "#platform/migrate";
import { openPglite } from "#platform/pglite-database";
import { openPostgres } from "#platform/postgres-database";
import type { Platform } from "#platform/platform";
import { openRedisStore } from "#platform/redis-store";
import { createSecrets, readOrCreateMasterSecret } from "#platform/secrets";

const MIGRATIONS = new URL("../migrations/", import.meta.url);

/** Opens every vendor edge that the environment names and brings the schema up to date. */
export async function openPlatform(env: Env): Promise<Platform> {
  const logger = createLogger(env.logLevel);
  const database = await openDatabase(env, logger);
  const owner = database.ownerConnection();
  if (owner) await migrate(owner, await readMigrations(MIGRATIONS));
  const ephemeral =
    env.stores.mode === "server" ? await openRedisStore(env.stores.redisUrl, logger) : createMemoryStore();
  const secrets = createSecrets(env.secret ?? (await readOrCreateMasterSecret(env.dataDir)));
  return { env, logger, clock: systemClock, database, ephemeral, secrets };
}

export async function closePlatform(platform: Platform): Promise<void> {
  await platform.ephemeral.close();
  await platform.database.close();
}

async function openDatabase(env: Env, logger: Logger): Promise<Database> {
  const { stores } = env;
  if (stores.mode === "server") {
    return openPostgres({
      ...stores,
      onError: (error) => logger.error({ err: error }, "idle database connection failed"),
    });
  }
  return openPglite({ dataDir: `${stores.dataDir}/postgres` });
}
