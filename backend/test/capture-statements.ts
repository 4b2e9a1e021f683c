import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
} from "kysely";
import type { Database, Tables } from "#platform/database";

export interface CapturedStatement {
  text: string;
  parameters: readonly unknown[];
}

/** The same database, with every statement of tenants noted down as it is sent. */
export function captureStatements(database: Database): { database: Database; statements: CapturedStatement[] } {
  const statements: CapturedStatement[] = [];
  const note = ({ sql, parameters }: CompiledQuery) => statements.push({ text: sql, parameters });
  const capturing: Database = {
    ...database,
    tenantConnection: (priority) => capture(database.tenantConnection(priority), note),
  };
  return { database: capturing, statements };
}

function capture(base: Kysely<Tables>, note: (query: CompiledQuery) => void): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => createDriver(base, note),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

function createDriver(base: Kysely<Tables>, note: (query: CompiledQuery) => void): Driver {
  const held = new Map<DatabaseConnection, () => void>();
  const nothing = async () => undefined;
  return {
    init: nothing,
    acquireConnection: () =>
      new Promise((resolve, reject) => {
        const holding = base.connection().execute((connection) => {
          const released = new Promise<void>((release) => {
            const capturing: DatabaseConnection = {
              executeQuery: <R>(query: CompiledQuery) => {
                note(query);
                return connection.executeQuery<R>(CompiledQuery.raw(query.sql, [...query.parameters]));
              },
              streamQuery: () => {
                throw new Error("Nothing is streamed.");
              },
            };
            held.set(capturing, release);
            resolve(capturing);
          });
          return released;
        });
        holding.catch(reject);
      }),
    releaseConnection: async (connection) => {
      held.get(connection)?.();
      held.delete(connection);
    },
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    destroy: nothing,
  };
}
