import { sql, type Kysely } from "kysely";
import type { Database, Tables } from "./database.ts";
import type { Logger } from "./logger.ts";

const EVERY_MS = 20_000;
/** A table is vacuumed once it holds this many dead rows and more than this share of its live ones. */
const DEAD_ROWS = 1_000;
const DEAD_SHARE = 0.1;
/** A checkpoint lets the log be used again. */
const LOG_BYTES = 48 * 1024 * 1024;

export interface Maintenance {
  stop(): Promise<void>;
}

/**
 * Does for the embedded engine what a server's background processes do: removes dead rows, refreshes the planner's
 * statistics and bounds the write-ahead log. Runs behind people who wait.
 */
export function startMaintenance(database: Database, logger: Logger): Maintenance {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = running
      .then(() => maintain(database))
      .catch((error: unknown) => logger.error({ err: error }, "maintenance failed"));
  }, EVERY_MS);
  timer.unref();
  const stop = async () => {
    clearInterval(timer);
    await running;
  };
  return { stop };
}

/** One round; returns the tables that were vacuumed. */
export async function maintain(database: Database): Promise<string[]> {
  const connection = database.systemConnection("bulk");
  await sql`select pg_stat_force_next_flush()`.execute(connection);
  const tables = await findBloated(connection);
  for (const table of tables) await sql`vacuum (analyze) ${sql.raw(table)}`.execute(connection);
  if ((await logBytes(connection)) > LOG_BYTES) await sql`checkpoint`.execute(connection);
  return tables;
}

async function findBloated(connection: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where (n_dead_tup > ${DEAD_ROWS} and n_dead_tup > n_live_tup * ${DEAD_SHARE}::float8)
      or (n_mod_since_analyze > ${DEAD_ROWS} and n_mod_since_analyze > n_live_tup * ${DEAD_SHARE}::float8)
    order by n_dead_tup`.execute(connection);
  return rows.map((row) => row.name);
}

async function logBytes(connection: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{
    bytes: number;
  }>`select coalesce(sum(size), 0)::bigint as bytes from pg_ls_waldir()`.execute(connection);
  return rows[0]?.bytes ?? 0;
}
