import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { createArchiveLogStore, createStreamLogStore } from "#features/logs";
import { createAuth } from "#platform/auth";
import { systemClock } from "#platform/clock";
import { readEnv } from "#platform/env";
import { createGuardedFetch } from "#platform/guarded-fetch";
import { newId } from "#platform/ids";
import { createLocalObjectStore } from "#platform/local-object-store";
import { isLocalInstallation } from "#platform/local-installation";
import type { LogStore } from "#platform/log-store";
import { createLogger, type Logger } from "#platform/logger";
import type { EphemeralStore } from "#platform/ephemeral-store";
import { createMailBox } from "#platform/mail-box";
import { createMemoryStore } from "#platform/memory-store";
import type { Platform } from "#platform/platform";
import { openRedisStore } from "#platform/redis-store";
import { openRedisStreams } from "#platform/redis-streams";
import { createSecrets } from "#platform/secrets";
import { mintTenantContext, type Actor, type TenantContext } from "#platform/tenant-context";
import { onServer, openTestDatabase, type TestDatabase } from "./test-database.ts";

export interface TestPlatform {
  platform: Platform;
  database: TestDatabase;
  /** A new organisation with one tenant, its storefront and agent; returns the right to act in it. */
  createTenant(name?: string): Promise<TenantContext>;
  close(): Promise<void>;
}

const REDIS_URL = process.env.TEST_REDIS_URL ?? "";

/** What a store of log records is made from. */
export interface Edges {
  ephemeral: EphemeralStore;
  logger: Logger;
  /** Of Redis keys and channels. */
  prefix?: string;
}

export interface TestEdges {
  logs?: (edges: Edges) => Promise<LogStore>;
}

/** Every vendor edge, real: a database of its own, and Redis when `TEST_REDIS_URL` names one. */
export async function openTestPlatform(
  overrides: Partial<Platform> = {},
  edges: TestEdges = {},
): Promise<TestPlatform> {
  const database = await openTestDatabase();
  const logger = createLogger("silent");
  const dataDir = await mkdtemp(path.join(tmpdir(), "netvexa-test-data-"));
  const env = overrides.env ?? readEnv({ NETVEXA_LOG_LEVEL: "silent", NETVEXA_DATA_DIR: dataDir });
  const secrets = createSecrets("test-master-secret-that-is-not-one");
  const prefix = `test:${newId()}:`;
  const ephemeral = REDIS_URL === "" ? createMemoryStore() : await openRedisStore({ url: REDIS_URL, logger, prefix });
  const platform: Platform = {
    env,
    logger,
    clock: systemClock,
    database: database.database,
    ephemeral,
    logs: await (edges.logs ?? openLogs)({ ephemeral, logger, prefix }),
    secrets,
    mail: createMailBox(systemClock),
    auth: createAuth({
      database: database.database,
      secrets,
      publicUrl: env.publicUrl,
      verifyEmail: !isLocalInstallation(env),
    }),
    objects: createLocalObjectStore(path.join(dataDir, "objects")),
    // Sites of the tests listen on this machine.
    guardedFetch: createGuardedFetch({
      userAgent: "NetvexaBot/1.0",
      allow: ({ host }) => host === "127.0.0.1",
    }),
    ...overrides,
  };
  const close = async () => {
    await platform.guardedFetch.close();
    await platform.logs.close();
    await platform.ephemeral.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { platform, database, createTenant: (name = "Test shop") => createTenant(platform, database, name), close };
}

async function openLogs({ ephemeral, logger, prefix }: Edges): Promise<LogStore> {
  if (REDIS_URL === "" || !onServer) return createArchiveLogStore({ ephemeral, logger });
  const streams = await openRedisStreams({ url: REDIS_URL, logger, prefix, mustSurvive: false });
  return createStreamLogStore({ streams, ephemeral, logger });
}

async function createTenant(platform: Platform, database: TestDatabase, name: string): Promise<TenantContext> {
  const [organisationId, tenantId, agentId] = [newId(), newId(), newId()];
  await sql`insert into organisations (id, name) values (${organisationId}, ${name})`.execute(database.owner);
  await sql`insert into tenants (id, organisation_id) values (${tenantId}, ${organisationId})`.execute(database.owner);
  await sql`insert into storefronts (tenant_id, kind, name, public_key, allowed_origins)
    values (${tenantId}, 'web', ${name}, ${`pk_test_${tenantId}`}, array['https://shop.example'])`.execute(
    database.owner,
  );
  await sql`insert into credential_lookup (lookup, kind, tenant_id) values (${`pk_test_${tenantId}`}, 'public_key', ${tenantId})`.execute(
    database.owner,
  );
  await sql`insert into agents (tenant_id, id, name, is_default) values (${tenantId}, ${agentId}, 'Test agent', true)`.execute(
    database.owner,
  );
  return actAs(platform, tenantId, { kind: "api_key", keyId: newId(), scopes: [] });
}

/** The right to act in a tenant as somebody else, for tests that need a certain actor. */
export function actAs(platform: Platform, tenantId: string, actor: Actor): TenantContext {
  return mintTenantContext(platform, { tenantId, actor, requestId: newId() });
}
