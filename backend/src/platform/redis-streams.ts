import { Redis, type Result } from "ioredis";
import {
  assertAppendOnly,
  assertNoEviction,
  connectRedis,
  watchMemory,
  type RedisClient,
  type RedisOptions,
} from "./redis-client.ts";

export interface StreamEntry {
  /** `milliseconds-sequence`. */
  id: string;
  payload: string;
}

export interface StreamBatch {
  stream: string;
  /** Remembers the batch under this key, which stands in the same slot as the stream. */
  batchKey: string;
  rememberSeconds: number;
  /** Texts without line breaks, at least one. */
  payloads: readonly string[];
  /** Where to announce the batch. */
  channel: string;
  /** The last id that was ever given, for a stream that is not there; null where it should be. */
  seed: string | null;
}

export interface StreamRange {
  stream: string;
  /** Both ends are left out. */
  after: string | null;
  before: string | null;
  order: "asc" | "desc";
  count: number;
}

export interface AppendedBatch {
  /** The first entry's id; those after it have the same milliseconds and the next sequence numbers. */
  first: string;
  count: number;
  duplicate: boolean;
}

/** Append-only streams of texts, and a set of names. */
export interface Streams {
  /** One script, so that it is done whole or not at all. Null when the stream is not there and there is no seed. */
  append(batch: StreamBatch): Promise<AppendedBatch | null>;
  range(range: StreamRange): Promise<StreamEntry[]>;
  /** Takes entries up to and with this id away, except for what shares a block with later ones. */
  trim(stream: string, throughId: string): Promise<void>;
  remove(stream: string, ids: readonly string[]): Promise<void>;
  drop(key: string): Promise<void>;
  addName(set: string, name: string): Promise<void>;
  /** Takes up to `count` names out of a set. */
  takeNames(set: string, count: number): Promise<string[]>;
  close(): Promise<void>;
}

// KEYS: stream, batch. ARGV: seed, seconds to remember, channel, payloads one a line, which costs both sides less than an
// argument each. Answers the first id with the count, and how it went: 0 new, 1 known, 2 no stream. All entries take the
// first one's milliseconds, so that the ids of a batch follow one another.
const APPEND = `
local known = redis.call('GET', KEYS[2])
if known then return {known, 1} end
if redis.call('EXISTS', KEYS[1]) == 0 then
  if ARGV[1] == '' then return {'', 2} end
  redis.call('XGROUP', 'CREATE', KEYS[1], 'seed', '$', 'MKSTREAM')
  redis.call('XGROUP', 'DESTROY', KEYS[1], 'seed')
  if ARGV[1] ~= '0-0' then redis.call('XSETID', KEYS[1], ARGV[1]) end
end
local payloads, from, count, id, first = ARGV[4], 1, 0, '*', nil
repeat
  local break_at = string.find(payloads, '\\n', from, true)
  local added = redis.call('XADD', KEYS[1], id, 'r', string.sub(payloads, from, (break_at or 0) - 1))
  if not first then
    first = added
    id = string.match(first, '^%d+') .. '-*'
  end
  count = count + 1
  from = (break_at or 0) + 1
until not break_at
local answer = first .. ' ' .. count
redis.call('SET', KEYS[2], answer, 'EX', ARGV[2])
redis.call('PUBLISH', ARGV[3], '')
return {answer, 0}
`;

declare module "ioredis" {
  interface RedisCommander<Context> {
    appendLogBatch(stream: string, batch: string, ...rest: string[]): Result<[string, number], Context>;
  }
}

export interface StreamsOptions extends RedisOptions {
  /** Refuse a Redis that keeps no append-only file. */
  mustSurvive: boolean;
}

/** The streams of a Redis 7 server or cluster. Refuses one that evicts, or that keeps nothing on disk. */
export async function openRedisStreams(options: StreamsOptions): Promise<Streams> {
  const { prefix = "" } = options;
  const client = connectRedis(options);
  await assertNoEviction(client);
  if (options.mustSurvive) await assertAppendOnly(client);
  client.defineCommand("appendLogBatch", { numberOfKeys: 2, lua: APPEND });
  const memory = watchMemory(client);
  return {
    append: async (batch) => {
      writeTogether(client);
      if (memory.isNearlyFull()) throw new Error("OOM: what is left of Redis's memory is not for records.");
      return append(client, { ...batch, channel: prefix + batch.channel });
    },
    range: (range) => readRange(client, range),
    trim: async (stream, throughId) => void (await client.xtrim(stream, "MINID", "~", nextId(throughId))),
    remove: async (stream, ids) => {
      if (ids.length > 0) await client.xdel(stream, ...ids);
    },
    drop: async (key) => void (await client.unlink(key)),
    addName: async (set, name) => void (await client.sadd(set, name)),
    takeNames: (set, count) => client.spop(set, count),
    close: async () => {
      memory.stop();
      await client.quit().catch(() => client.disconnect());
    },
  };
}

/**
 * What is sent until the event loop turns goes out in one write: of many small batches, the system call is the largest
 * part. A cluster has a connection a node and does without.
 */
function writeTogether(client: RedisClient): void {
  if (!(client instanceof Redis)) return;
  const { stream } = client;
  if (!stream || stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
}

async function append(client: RedisClient, batch: StreamBatch): Promise<AppendedBatch | null> {
  const [answer, state] = await client.appendLogBatch(
    batch.stream,
    batch.batchKey,
    batch.seed ?? "",
    String(batch.rememberSeconds),
    batch.channel,
    batch.payloads.join("\n"),
  );
  if (state === 2) return null;
  const [first = "", count = "0"] = answer.split(" ");
  return { first, count: Number(count), duplicate: state === 1 };
}

async function readRange(
  client: RedisClient,
  { stream, after, before, order, count }: StreamRange,
): Promise<StreamEntry[]> {
  const low = after === null ? "-" : `(${after}`;
  const high = before === null ? "+" : `(${before}`;
  const entries =
    order === "asc"
      ? await client.xrange(stream, low, high, "COUNT", count)
      : await client.xrevrange(stream, high, low, "COUNT", count);
  return entries.map(([id, [, payload = ""]]) => ({ id, payload }));
}

function nextId(id: string): string {
  const [ms = "0", sequence = "0"] = id.split("-");
  return `${ms}-${Number(sequence) + 1}`;
}
