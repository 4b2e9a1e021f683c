import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { SdkLogRecord } from "./log-client.ts";

export interface Sending {
  /** Of the installation, without a slash at the end. */
  url: string;
  apiKey: string;
  /** Tries after the first. */
  retries: number;
  timeoutMs: number;
  fetch: typeof fetch;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/** A batch that will not be taken, however often it is sent. */
export class LogsRefused extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(`The log records were refused (${status}): ${detail}`);
    this.name = "LogsRefused";
    this.status = status;
  }
}

/**
 * Sends records until they are acknowledged: with one key for all tries, so that they are stored once, after the time
 * that the server asks for, else after ever longer ones. Throws `LogsRefused`, or the last failure when `retries` are
 * used up.
 */
export async function sendBatch(sending: Sending, records: readonly SdkLogRecord[]): Promise<void> {
  const request = { key: randomUUID(), body: JSON.stringify(records) };
  for (let attempt = 0; ; attempt += 1) {
    const failure = await trySend(sending, request);
    if (failure === null) return;
    if (attempt >= sending.retries) throw failure.error;
    await delay(failure.waitMs ?? backOff(attempt));
  }
}

interface Failure {
  error: unknown;
  waitMs: number | null;
}

async function trySend(sending: Sending, { key, body }: { key: string; body: string }): Promise<Failure | null> {
  let response: Response;
  try {
    response = await sending.fetch(`${sending.url}/v1/logs`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${sending.apiKey}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body,
      signal: AbortSignal.timeout(sending.timeoutMs),
    });
  } catch (error) {
    return { error, waitMs: null };
  }
  const text = await response.text().catch(() => "");
  if (response.ok) return null;
  const error = new LogsRefused(response.status, text.slice(0, 500));
  if (response.status !== 429 && response.status < 500) throw error;
  return { error, waitMs: readWait(response) };
}

function readWait(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(LONGEST_WAIT_MS, seconds * 1_000) : null;
}

/** Doubled each time, and spread so that many senders do not come back at once. */
function backOff(attempt: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt) * (0.5 + Math.random() / 2);
}
