import { Writable } from "node:stream";
import { createLogClient, type LogClient, type LogClientOptions, type SdkLogRecord } from "./log-client.ts";

export interface PinoStreamOptions extends LogClientOptions {
  /** The log for lines without a `name`. */
  log?: string;
}

const LEVELS: Record<number, SdkLogRecord["level"]> = {
  10: "trace",
  20: "debug",
  30: "info",
  40: "warn",
  50: "error",
  60: "fatal",
};

/**
 * Where pino writes: `pino({}, createPinoStream({ url, apiKey }))`. Holds pino up when the buffer is full, and ends with
 * all records acknowledged.
 */
export function createPinoStream(options: PinoStreamOptions): Writable {
  const client = createLogClient(options);
  let rest = "";
  const writeLines = async (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const record = toRecord(line, options.log ?? "app");
      if (record !== null) await take(client, record);
    }
  };
  return new Writable({
    decodeStrings: true,
    write: (chunk: Buffer, _encoding, done) => void settle(writeLines(chunk.toString("utf8")), done),
    final: (done) => void settle(writeLines("\n").then(client.close), done),
  });
}

async function take(client: LogClient, record: SdkLogRecord): Promise<void> {
  while (!client.log(record)) await client.drained();
}

/** Tells a stream how its work ended. */
async function settle(work: Promise<void>, done: (error?: Error | null) => void): Promise<void> {
  const error = await work.then(
    () => null,
    (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
  );
  done(error);
}

/** Null for a line that is empty; one that is no JSON is a message. */
function toRecord(line: string, log: string): SdkLogRecord | null {
  if (line.trim() === "") return null;
  const entry = parse(line);
  if (entry === null) return { log, message: line };
  const { level, time, msg, name, trace_id: traceId, span_id: spanId, ...fields } = entry;
  return {
    log: typeof name === "string" ? name : log,
    message: typeof msg === "string" ? msg : "",
    level: LEVELS[Number(level)] ?? "info",
    ...(typeof time === "number" || typeof time === "string" ? { time } : {}),
    ...(typeof traceId === "string" ? { traceId } : {}),
    ...(typeof spanId === "string" ? { spanId } : {}),
    fields,
  };
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
