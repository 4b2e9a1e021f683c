import { sql, type Kysely } from "kysely";

/** Tables are described by the migrations; statements are written as `sql` templates, whose values are always bound. */
export type Tables = Record<string, never>;

/** A connection inside an open transaction. Valid only until the callback that received it returns. */
export type Transaction = Kysely<Tables>;

/** `interactive` work (a person waits) goes before `bulk` work wherever both compete for one connection. */
export type Priority = "interactive" | "bulk";

/** The connections of one installation; only `tenant-context.ts` and `system-context.ts` open transactions on it. */
export interface Database {
  readonly mode: "embedded" | "server";
  /** Logs in as, or switches to, the role that row-level security binds. */
  tenantConnection(priority: Priority): Kysely<Tables>;
  /** The role for work across tenants. */
  systemConnection(priority: Priority): Kysely<Tables>;
  /** The role that keeps people, credentials and sessions (schema `auth`), and sees nothing else. */
  authConnection(): Kysely<Tables>;
  /** The schema's owner, for migrations; null when this process may not migrate. */
  ownerConnection(): Kysely<Tables> | null;
  /** How long nobody has waited for this process's one connection; endless where there are many. */
  quietMs(): number;
  close(): Promise<void>;
}

/**
 * Runs `work` between `opening` (which must begin a transaction) and `commit`, on one connection.
 * Rolls back and rethrows when `work` throws. Never await a model or another host inside `work`.
 */
export async function runTransaction<T>(
  database: Kysely<Tables>,
  opening: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return database.connection().execute(async (connection) => {
    await sql.raw(opening).execute(connection);
    try {
      const result = await work(connection);
      await sql.raw("commit").execute(connection);
      return result;
    } catch (error) {
      await sql.raw("rollback").execute(connection);
      throw error;
    }
  });
}

/**
 * Runs statements of one transaction that need nothing of each other's answers, in this order; each step is one
 * statement. The embedded engine gets them all at once, so that it never waits for this thread in between; a server gets
 * one after the other, as its protocol wants it.
 */
export async function runTogether(
  { mode }: Pick<Database, "mode">,
  steps: readonly (() => Promise<unknown>)[],
): Promise<void> {
  if (mode === "embedded") await Promise.all(steps.map((step) => step()));
  else for (const step of steps) await step();
}

/** Binds a value as `jsonb` the same way on both drivers. */
export function jsonb(value: unknown) {
  return sql`${JSON.stringify(value)}::text::jsonb`;
}
