import { protocol, types, type PGlite } from "@electric-sql/pglite";

export interface StatementResult {
  rows: unknown[];
  affected: number;
}

export interface PreparedStatements {
  /** Runs one statement with bound values; from the second time on by a plan that the engine has kept. */
  run(text: string, parameters: unknown[]): Promise<StatementResult>;
  /** Before the schema changes: a kept statement must not outlive the columns that it names. */
  forgetAll(): Promise<void>;
}

interface Prepared {
  name: string;
  parameterTypes: number[];
  columns: { name: string; dataTypeID: number }[];
}

/** The statements of all features are fewer; texts that are put together in many ways must not fill the memory. */
const mostPrepared = 250;
const mostSeen = 2_000;
/** A kept plan expects short lists; longer ones are planned for what they hold. */
const longestList = 200;

const { serialize } = protocol;
const { CommandCompleteMessage, DataRowMessage, ParameterDescriptionMessage, RowDescriptionMessage } =
  protocol.messages;

/**
 * Keeps the statements that are run again parsed and planned in the engine: without it every statement is parsed,
 * described and planned anew, which for a point query is nine tenths of its time.
 */
export function createPreparedStatements(engine: PGlite): PreparedStatements {
  const prepared = new Map<string, Prepared>();
  const seen = new Set<string>();
  let count = 0;

  async function prepare(text: string): Promise<Prepared> {
    count += 1;
    const name = `s${count}`;
    const { messages } = await send([
      serialize.parse({ name, text }),
      serialize.describe({ type: "S", name }),
      serialize.sync(),
    ]);
    const statement = { name, ...readDescription(messages) };
    prepared.set(text, statement);
    if (prepared.size > mostPrepared) await drop(prepared);
    return statement;
  }

  async function drop(kept: Map<string, Prepared>): Promise<void> {
    const [oldest] = kept;
    if (!oldest) return;
    kept.delete(oldest[0]);
    await send([serialize.close({ type: "S", name: oldest[1].name }), serialize.sync()]);
  }

  async function find(text: string): Promise<Prepared> {
    const kept = prepared.get(text);
    if (!kept) return prepare(text);
    prepared.delete(text);
    prepared.set(text, kept);
    return kept;
  }

  function isFirstTime(text: string): boolean {
    if (seen.has(text)) return false;
    if (seen.size >= mostSeen) seen.clear();
    seen.add(text);
    return true;
  }

  async function execute(text: string, parameters: unknown[]): Promise<StatementResult> {
    const statement = await find(text);
    const values = parameters.map((value, index) => encode(value, statement.parameterTypes[index] ?? 0));
    const bind = serialize.bind({ statement: statement.name, values });
    const { messages } = await send([bind, serialize.execute({}), serialize.sync()]);
    return readResult(messages, statement);
  }

  function encode(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null;
    return engine.serializers[type]?.(value) ?? String(value);
  }

  function readResult(messages: Messages, { columns }: Prepared): StatementResult {
    const rows: unknown[] = [];
    let affected = 0;
    for (const message of messages) {
      if (message instanceof DataRowMessage) rows.push(readRow(message.fields, columns));
      else if (message instanceof CommandCompleteMessage) affected += countAffected(message.text);
    }
    return { rows, affected };
  }

  function readRow(fields: (string | null)[], columns: Prepared["columns"]): unknown {
    const entries = columns.map(({ name, dataTypeID }, index) => {
      const text = fields[index] ?? null;
      return [name, types.parseType(text, dataTypeID, engine.parsers)];
    });
    return Object.fromEntries(entries);
  }

  const send = (parts: Uint8Array[]) => engine.execProtocol(Buffer.concat(parts), { syncToFs: false });

  return {
    async run(text, parameters) {
      if (isFirstTime(text) || parameters.some(isLongList)) {
        return runOnce(engine, text, parameters);
      }
      return engine.runExclusive(() => execute(text, parameters));
    },
    async forgetAll() {
      if (prepared.size === 0) return;
      prepared.clear();
      await engine.exec("deallocate all");
    },
  };
}

/** Runs one statement with bound values, planned for these. */
export async function runOnce(engine: PGlite, text: string, parameters: unknown[]): Promise<StatementResult> {
  const result = await engine.query(text, parameters);
  return { rows: result.rows, affected: result.affectedRows ?? 0 };
}

type Messages = Awaited<ReturnType<PGlite["execProtocol"]>>["messages"];

function readDescription(messages: Messages): Pick<Prepared, "parameterTypes" | "columns"> {
  return {
    parameterTypes: messages.find((message) => message instanceof ParameterDescriptionMessage)?.dataTypeIDs ?? [],
    columns: messages.find((message) => message instanceof RowDescriptionMessage)?.fields ?? [],
  };
}

function isLongList(value: unknown): boolean {
  return Array.isArray(value) && value.length > longestList;
}

/** A completion reads `INSERT 0 5`, `UPDATE 5`, `SELECT 5`; what only reads has changed nothing. */
function countAffected(completion: string): number {
  const words = completion.split(" ");
  const isChange = ["INSERT", "UPDATE", "DELETE", "MERGE"].includes(words[0] ?? "");
  return isChange ? Number(words.at(-1)) : 0;
}
