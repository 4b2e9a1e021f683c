import { drainTurns } from "#features/chat";
import path from "node:path";
import { createFirstOperatorCredential } from "#features/installation";
import { createArchiveLogStore, createStreamLogStore } from "#features/logs";
import { systemClock } from "#platform/clock";
import type { Database } from "#platform/database";
import type { Env } from "#platform/env";
import type { EphemeralStore } from "#platform/ephemeral-store";
import type { LogStore } from "#platform/log-store";
import { createLogger, type Logger } from "#platform/logger";
import { lockFolder } from "#platform/folder-lock";
import { keepHeapSmall } from "#platform/keep-heap-small";
import { parseAllowedAddresses } from "#platform/allowed-addresses";
import { createGuardedFetch } from "#platform/guarded-fetch";
import { createLocalObjectStore } from "#platform/local-object-store";
import { startMaintenance } from "#platform/embedded-maintenance";
import { createMemoryStore } from "#platform/memory-store";
import { migrate } from "#platform/migrate";
import { openPglite } from "#platform/pglite-database";
import type { McpDoor } from "#platform/mcp-door";
import type { Platform } from "#platform/platform";
import { openPostgres } from "#platform/postgres-database";
import { openRedisStore } from "#platform/redis-store";
import { openRedisStreams } from "#platform/redis-streams";
import { openS3ObjectStore } from "#platform/s3-object-store";
import { createAuth } from "#platform/auth";
import { isLocalInstallation } from "#platform/local-installation";
import { createMailBox } from "#platform/mail-box";
import { openSmtpMail } from "#platform/mail-smtp";
import { createSecrets, readOrCreateMasterSecret } from "#platform/secrets";
import { createApp, createHealthApp } from "./http/create-app.ts";
import { closeSockets } from "./http/serve-socket.ts";
import { listen, type Listening } from "./http/listen.ts";
import { createMcpDoor } from "./mcp/create-mcp-door.ts";
import { jobs, periodicWork } from "./workers/job-registry.ts";
import { startWorkers, type Workers } from "./workers/start-workers.ts";
import { readProductMigrations } from "./product-migrations.ts";
import { createDemo } from "./demo.ts";
import { displayHost, writeAddresses } from "./start-messages.ts";

export interface Installation {
  platform: Platform;
  /** How to reach the API; null for a process that only works. */
  url: string | null;
  stop(graceMs: number): Promise<void>;
}

/** Opens the stores, brings the schema up to date, and starts the doors that the role names. */
export async function startInstallation(env: Env): Promise<Installation> {
  keepHeapSmall();
  const platform = await openPlatform(env);
  const credential = await createFirstOperatorCredential(platform);
  const workers = env.role === "api" ? null : await startWorkers(platform, [...jobs], { periodic: [...periodicWork] });
  const demo = env.demo ? createDemo(platform) : null;
  const isWorker = env.role === "worker";
  const mcp = createMcpDoor(platform);
  const http = await listen(isWorker ? createHealthApp(platform) : createApp(platform, { ...demo, mcp }), env);
  const url = isWorker ? null : (env.publicUrl ?? `http://${displayHost(env.host)}:${http.port}${env.basePath}`);
  if (url !== null) await demo?.readIn(url);
  writeAddresses({ url, demo: demo !== null, credential });
  return { platform, url, stop: (graceMs) => stop({ platform, http, mcp, workers }, graceMs) };
}

/** Every vendor edge that the environment names. */
async function openPlatform(env: Env): Promise<Platform> {
  const logger = createLogger(env.logLevel);
  const database = await openDatabase(env, logger);
  const owner = database.ownerConnection();
  if (owner) await migrate(owner, await readProductMigrations());
  const ephemeral =
    env.stores.mode === "server" ? await openRedisStore({ url: env.stores.redisUrl, logger }) : createMemoryStore();
  const logs = await openLogStore(env, { ephemeral, logger });
  const secrets = createSecrets(env.secret ?? (await readOrCreateMasterSecret(env.dataDir)), env.keyEncryptionKeys);
  const objects =
    env.objectsUrl === null
      ? createLocalObjectStore(path.join(env.dataDir, "objects"))
      : await openS3ObjectStore(env.objectsUrl);
  const guardedFetch = createGuardedFetch({
    userAgent: env.publicUrl === null ? "NetvexaBot/1.0" : `NetvexaBot/1.0 (+${env.publicUrl})`,
    allow: parseAllowedAddresses(env.allowPrivateAddresses),
  });
  const auth = createAuth({
    database,
    secrets,
    publicUrl: env.publicUrl,
    verifyEmail: !isLocalInstallation(env),
  });
  const mail = env.smtp === null ? createMailBox(systemClock) : openSmtpMail({ ...env.smtp, logger });
  return { env, logger, clock: systemClock, database, ephemeral, logs, secrets, objects, guardedFetch, mail, auth };
}

/** In server mode hot records stand in Redis, which then must keep what it was given. */
async function openLogStore(env: Env, edges: { ephemeral: EphemeralStore; logger: Logger }): Promise<LogStore> {
  if (env.stores.mode === "embedded") return createArchiveLogStore(edges);
  const { redisUrl } = env.stores;
  const streams = await openRedisStreams({ url: redisUrl, logger: edges.logger, mustSurvive: true });
  return createStreamLogStore({ ...edges, streams });
}

interface Running {
  platform: Platform;
  http: Listening;
  mcp: McpDoor;
  workers: Workers | null;
}

async function stop({ platform, http, mcp, workers }: Running, graceMs: number): Promise<void> {
  await mcp.close();
  closeSockets(platform);
  await Promise.all([http.close(graceMs), workers?.stop(), drainTurns(platform, graceMs)]);
  await platform.guardedFetch.close();
  await platform.mail.close();
  await platform.logs.close();
  await platform.ephemeral.close();
  await platform.database.close();
}

async function openDatabase(env: Env, logger: Logger): Promise<Database> {
  const { stores } = env;
  if (stores.mode === "embedded") return openEmbedded(stores.dataDir, logger);
  return openPostgres({
    ...stores,
    onError: (error) => logger.error({ err: error }, "idle database connection failed"),
  });
}

async function openEmbedded(folder: string, logger: Logger): Promise<Database> {
  const lock = await lockFolder(folder);
  const database = await openPglite({ dataDir: path.join(folder, "postgres") });
  const maintenance = startMaintenance(database, logger);
  const close = async () => {
    await maintenance.stop();
    await database.close();
    await lock.release();
  };
  return { ...database, close };
}
