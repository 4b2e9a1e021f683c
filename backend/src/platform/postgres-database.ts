import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Database, Tables } from "./database.ts";

const INT8 = 20;

export interface PostgresOptions {
  databaseUrl: string;
  systemUrl: string;
  ownerUrl: string | null;
  /** A login of the role `netvexa_auth`; without one the system login steps into that role. */
  authUrl?: string | null;
  /** Connections of each pool. */
  poolSize?: number;
  onError?: (error: Error) => void;
}

/** A PostgreSQL server (15 or newer with pgvector 0.8 or newer): one pool a role, so that no role can become another. */
export function openPostgres(options: PostgresOptions): Database {
  const size = options.poolSize ?? 10;
  const tenants = createPool(options, options.databaseUrl, size);
  const system = createPool(options, options.systemUrl, Math.max(3, Math.ceil(size / 2)));
  const auth = createPool(options, options.authUrl ?? withRole(options.systemUrl), Math.max(2, Math.ceil(size / 3)));
  const owner = options.ownerUrl === null ? null : createPool(options, options.ownerUrl, 1);
  return {
    mode: "server",
    tenantConnection: () => tenants,
    systemConnection: () => system,
    authConnection: () => auth,
    ownerConnection: () => owner,
    quietMs: () => Infinity,
    close: async () => {
      await Promise.all([tenants.destroy(), system.destroy(), auth.destroy(), owner?.destroy()]);
    },
  };
}

function withRole(systemUrl: string): string {
  const url = new URL(systemUrl);
  url.searchParams.set("options", "-c role=netvexa_auth");
  return url.toString();
}

function createPool(options: PostgresOptions, url: string, max: number): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  });
  pool.on("error", (error) => options.onError?.(error));
  // While a pool ends, its clients are on their own: a server that goes first must not end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Counts and minor units come back as numbers, as they do from the embedded engine. */
function getTypeParser(oid: number, format?: "text" | "binary") {
  if (oid === INT8) return Number;
  return format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");
}
