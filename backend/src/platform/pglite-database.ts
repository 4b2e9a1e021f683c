import { mkdir } from "node:fs/promises";
import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import type { Database, Priority, Tables } from "./database.ts";
import { createPriorityGate, type PriorityGate } from "./priority-gate.ts";
import type { StatementPlanning } from "./pglite-protocol.ts";
import { startPgliteThread, type PgliteThread } from "./pglite-thread.ts";

export interface EmbeddedDatabase extends Database {
  readonly mode: "embedded";
  /** The whole database as an uncompressed tar, taken between transactions. */
  dump(): Promise<Uint8Array<ArrayBuffer>>;
  /** Runs `work` while every change is in the folder's files and no statement runs. */
  whilePaused<T>(work: () => Promise<T>): Promise<T>;
}

export function isEmbedded(database: Database): database is EmbeddedDatabase {
  return database.mode === "embedded";
}

export interface PgliteOptions {
  /** Folder on disk; null keeps the database in memory. The caller holds the folder's lock. */
  dataDir: string | null;
  snapshot?: Uint8Array<ArrayBuffer> | null;
}

/**
 * PostgreSQL in this process (PGlite with pgvector and pg_trgm). It has one session, so transactions wait in line:
 * interactive ones first, and bulk work must keep each of its transactions short.
 */
export async function openPglite(options: PgliteOptions): Promise<EmbeddedDatabase> {
  if (options.dataDir !== null) await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const thread = await startPgliteThread({ dataDir: options.dataDir, snapshot: options.snapshot ?? null });
  const gate = createPriorityGate();
  const interactive = createConnectionSource({ thread, gate, priority: "interactive" });
  const bulk = createConnectionSource({ thread, gate, priority: "bulk" });
  const auth = createConnectionSource({ thread, gate, priority: "interactive", role: "netvexa_auth" });
  const pick = (priority: Priority) => (priority === "interactive" ? interactive : bulk);
  return {
    mode: "embedded",
    tenantConnection: pick,
    systemConnection: pick,
    authConnection: () => auth,
    ownerConnection: () => interactive,
    quietMs: () => gate.quietMs(),
    dump: () => gate.run("interactive", () => thread.dump()),
    whilePaused: (work) =>
      gate.run("interactive", async () => {
        await thread.query("checkpoint", []);
        return work();
      }),
    close: () => gate.run("interactive", () => thread.close()),
  };
}

interface ConnectionOptions {
  thread: PgliteThread;
  gate: PriorityGate;
  priority: Priority;
  /** Stepped into for as long as the connection is held. */
  role?: string;
}

function createConnectionSource(options: ConnectionOptions): Kysely<Tables> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => createDriver(options),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect });
}

function createDriver({ thread, gate, priority, role }: ConnectionOptions): Driver {
  const connection = createConnection(thread, priority === "bulk" ? "each time" : "kept");
  const run = async (text: string) => {
    await connection.executeQuery(CompiledQuery.raw(text));
  };
  const enterRole = async (name: string) => {
    try {
      await run(`set role ${name}`);
    } catch (error) {
      gate.release();
      throw error;
    }
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      await gate.acquire(priority);
      if (role) await enterRole(role);
      return connection;
    },
    releaseConnection: async () => {
      try {
        if (role) await run("reset role");
      } finally {
        gate.release();
      }
    },
    beginTransaction: () => run("begin"),
    commitTransaction: () => run("commit"),
    rollbackTransaction: () => run("rollback"),
    destroy: async () => undefined,
  };
}

function createConnection(thread: PgliteThread, planning: StatementPlanning): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const result = await thread.query(query.sql, query.parameters, planning);
      // The driver is where rows get their type; the statement that asked for them says which.
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.affected) };
    },
    streamQuery() {
      throw new Error("The embedded database does not stream; page through the rows instead.");
    },
  };
}
