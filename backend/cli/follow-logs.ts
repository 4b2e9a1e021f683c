import { setTimeout as delay } from "node:timers/promises";
import { logTailEvent, tailLogsRoute, type searchLogsRoute } from "@netvexa/contract";
import { z } from "zod";
import { ApiError } from "./api-client.ts";
import type { Connection } from "./connection.ts";

type LogRecord = z.output<(typeof searchLogsRoute)["response"]["schema"]>["records"][number];

const RETRY_MS = 2_000;

/** Hands on new records until the process is stopped; after a break it goes on where it was. Throws what is refused. */
export async function followLogs(
  connection: Connection,
  q: string,
  onRecord: (record: LogRecord) => void,
): Promise<never> {
  const seen: Seen = { lastEventId: null };
  for (;;) {
    try {
      await followOnce(await connect(connection, q, seen.lastEventId), seen, onRecord);
    } catch (error) {
      if (error instanceof ApiError || error instanceof z.ZodError) throw error;
    }
    await delay(RETRY_MS);
  }
}

interface Seen {
  lastEventId: string | null;
}

async function followOnce(
  lines: AsyncGenerator<string>,
  seen: Seen,
  onRecord: (record: LogRecord) => void,
): Promise<void> {
  for await (const line of lines) {
    if (line.startsWith("id: ")) seen.lastEventId = line.slice(4);
    if (!line.startsWith("data: ")) continue;
    const event = logTailEvent.parse(JSON.parse(line.slice(6)));
    if (event.kind === "record") onRecord(event.record);
  }
}

async function connect(
  { url, apiKey }: Connection,
  q: string,
  lastEventId: string | null,
): Promise<AsyncGenerator<string>> {
  if (apiKey === null)
    throw new ApiError(0, "credential_missing", "This needs an API key. Give it once: netvexa connect --api-key …");
  const response = await fetch(`${url}${tailLogsRoute.path}?${new URLSearchParams({ q })}`, {
    headers: {
      authorization: `Bearer ${apiKey}`,
      accept: "text/event-stream",
      ...(lastEventId === null ? {} : { "last-event-id": lastEventId }),
    },
  });
  if (response.ok && response.body) return linesOf(response.body);
  const problem = z.object({ code: z.string(), detail: z.string() }).safeParse(await response.json().catch(() => null));
  if (response.status >= 500) throw new Error("The server is not ready.");
  throw new ApiError(response.status, problem.data?.code ?? "unexpected_answer", problem.data?.detail ?? "Refused.");
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of body) {
    const lines = `${rest}${decoder.decode(part, { stream: true })}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
