import { sendBatch, type Sending } from "./send-batch.ts";

export interface SdkLogRecord {
  message: string;
  /** ISO 8601, or milliseconds since 1970; when the record is given to the client, if left out. */
  time?: string | number;
  level?: "trace" | "debug" | "info" | "warn" | "error" | "fatal";
  log?: string;
  fields?: Record<string, unknown>;
  traceId?: string | null;
  spanId?: string | null;
  conversationId?: string | null;
  visitorId?: string | null;
  source?: string | null;
}

export interface LogClientOptions {
  /** Of the installation, such as `https://netvexa.example`. */
  url: string;
  /** With the scope `logs:write`. */
  apiKey: string;
  /** Records of one request. */
  batchSize?: number;
  /** The longest that a record waits for others. */
  flushEveryMs?: number;
  /** Records that may wait; further ones are refused. */
  bufferSize?: number;
  /** Tries of a batch after the first, before it is given up. */
  retries?: number;
  timeoutMs?: number;
  /** Told of every batch that is given up, with what it held. */
  onLost?: (records: readonly SdkLogRecord[], error: unknown) => void;
  fetch?: typeof fetch;
}

export interface LogClient {
  /** False when the buffer is full: the record is not taken. Wait for `drained` before going on. */
  log(record: SdkLogRecord): boolean;
  /** Resolves once there is room again. */
  drained(): Promise<void>;
  /** Resolves once all that was taken before is acknowledged or given up. */
  flush(): Promise<void>;
  /** The same, and takes nothing afterwards. */
  close(): Promise<void>;
}

interface Client {
  sending: Sending;
  batchSize: number;
  flushEveryMs: number;
  bufferSize: number;
  onLost: (records: readonly SdkLogRecord[], error: unknown) => void;
  buffer: SdkLogRecord[];
  /** Taken out of the buffer, not acknowledged yet. */
  inFlight: number;
  timer: NodeJS.Timeout | null;
  pumping: Promise<void> | null;
  waiting: (() => void)[];
  closed: boolean;
}

/**
 * Sends log records in batches, one request at a time and in order. What is taken is sent again until it is
 * acknowledged, stored once however often that takes, and sent before the process ends by itself.
 */
export function createLogClient(options: LogClientOptions): LogClient {
  const client: Client = {
    sending: {
      url: options.url.replace(/\/+$/, ""),
      apiKey: options.apiKey,
      retries: options.retries ?? 10,
      timeoutMs: options.timeoutMs ?? 10_000,
      fetch: options.fetch ?? fetch,
    },
    batchSize: options.batchSize ?? 500,
    flushEveryMs: options.flushEveryMs ?? 1_000,
    bufferSize: options.bufferSize ?? 10_000,
    onLost: options.onLost ?? (() => undefined),
    buffer: [],
    inFlight: 0,
    timer: null,
    pumping: null,
    waiting: [],
    closed: false,
  };
  const flush = () => pump(client);
  // Comes when nothing else keeps the process: what it starts is waited for.
  const flushAtEnd = () => void pump(client);
  process.on("beforeExit", flushAtEnd);
  return {
    log: (record) => take(client, record),
    drained: () => untilRoom(client),
    flush,
    close: async () => {
      client.closed = true;
      process.off("beforeExit", flushAtEnd);
      await pump(client);
    },
  };
}

function take(client: Client, record: SdkLogRecord): boolean {
  if (client.closed || client.buffer.length + client.inFlight >= client.bufferSize) return false;
  client.buffer.push({ time: Date.now(), ...record });
  if (client.buffer.length >= client.batchSize) void pump(client);
  else if (client.timer === null) {
    client.timer = setTimeout(() => void pump(client), client.flushEveryMs);
    client.timer.unref();
  }
  return true;
}

/** One pump at a time: whoever comes meanwhile waits for the same one, which ends with an empty buffer. */
function pump(client: Client): Promise<void> {
  client.pumping ??= sendAll(client).finally(() => {
    client.pumping = null;
  });
  return client.pumping;
}

async function sendAll(client: Client): Promise<void> {
  if (client.timer !== null) clearTimeout(client.timer);
  client.timer = null;
  while (client.buffer.length > 0) {
    const batch = client.buffer.splice(0, client.batchSize);
    client.inFlight = batch.length;
    await sendBatch(client.sending, batch).catch((error: unknown) => client.onLost(batch, error));
    client.inFlight = 0;
    for (const resolve of client.waiting.splice(0)) resolve();
  }
}

async function untilRoom(client: Client): Promise<void> {
  while (!client.closed && client.buffer.length + client.inFlight >= client.bufferSize) {
    const { promise, resolve } = Promise.withResolvers<void>();
    client.waiting.push(resolve);
    void pump(client);
    await promise;
  }
}
