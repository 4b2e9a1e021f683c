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

  async function find(text: string): Promise<Prepared> {
    const kept = prepared.get(text);
    // The map stands in the order of last use.
    prepared.delete(text);
    count += kept ? 0 : 1;
    const statement = kept ?? (await prepare(engine, `s${count}`, text));
    prepared.set(text, statement);
    if (prepared.size > mostPrepared) await dropOldest(engine, prepared);
    return statement;
  }

  function isFirstTime(text: string): boolean {
    if (seen.has(text)) return false;
    if (seen.size >= mostSeen) seen.clear();
    seen.add(text);
    return true;
  }

  return {
    run: (text, parameters) =>
      isFirstTime(text) || parameters.some(isLongList)
        ? runOnce(engine, text, parameters)
        : engine.runExclusive(async () => execute(engine, await find(text), parameters)),
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

async function prepare(engine: PGlite, name: string, text: string): Promise<Prepared> {
  const parse = serialize.parse({ name, text });
  const messages = await send(engine, [parse, serialize.describe({ type: "S", name }), serialize.sync()]);
  return {
    name,
    parameterTypes: messages.find((message) => message instanceof ParameterDescriptionMessage)?.dataTypeIDs ?? [],
    columns: messages.find((message) => message instanceof RowDescriptionMessage)?.fields ?? [],
  };
}

async function dropOldest(engine: PGlite, prepared: Map<string, Prepared>): Promise<void> {
  for (const [text, { name }] of prepared) {
    prepared.delete(text);
    await send(engine, [serialize.close({ type: "S", name }), serialize.sync()]);
    return;
  }
}

async function execute(engine: PGlite, statement: Prepared, parameters: unknown[]): Promise<StatementResult> {
  const values = parameters.map((value, index) => encode(engine, value, statement.parameterTypes[index] ?? 0));
  const bind = serialize.bind({ statement: statement.name, values });
  const messages = await send(engine, [bind, serialize.execute({}), serialize.sync()]);
  const rows: unknown[] = [];
  let affected = 0;
  for (const message of messages) {
    if (message instanceof DataRowMessage) rows.push(readRow(engine, message.fields, statement));
    else if (message instanceof CommandCompleteMessage) affected += countAffected(message.text);
  }
  return { rows, affected };
}

/** As text, which every type has. */
function encode(engine: PGlite, value: unknown, type: number): string | null {
  if (value === null || value === undefined) return null;
  const serializeValue = engine.serializers[type];
  if (serializeValue) return serializeValue(value);
  if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") return value.toString();
  throw new TypeError(`A value of type ${typeof value} cannot be bound.`);
}

function readRow(engine: PGlite, fields: (string | null)[], { columns }: Prepared): unknown {
  const entries = columns.map(({ name, dataTypeID }, index) => {
    const text = fields[index] ?? null;
    return [name, types.parseType(text, dataTypeID, engine.parsers)];
  });
  return Object.fromEntries(entries);
}

async function send(engine: PGlite, parts: Uint8Array[]): Promise<Messages> {
  return (await engine.execProtocol(Buffer.concat(parts), { syncToFs: false })).messages;
}

type Messages = Awaited<ReturnType<PGlite["execProtocol"]>>["messages"];

function isLongList(value: unknown): boolean {
  return Array.isArray(value) && value.length > longestList;
}

/** A completion reads `INSERT 0 5`, `UPDATE 5`, `SELECT 5`; what only reads has changed nothing. */
function countAffected(completion: string): number {
  const words = completion.split(" ");
  const isChange = ["INSERT", "UPDATE", "DELETE", "MERGE"].includes(words[0] ?? "");
  return isChange ? Number(words.at(-1)) : 0;
}
