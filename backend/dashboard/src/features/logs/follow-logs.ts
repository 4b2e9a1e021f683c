import { logTailEvent, tailLogsRoute } from "@netvexa/contract";
import { STOREFRONT_HEADER } from "@netvexa/contract/people";
import type { ApiContextValue } from "../../api/api-context.ts";
import { ApiProblem, toProblem } from "../../api/api-problem.ts";
import type { LogRecord } from "./log-types.ts";

export interface LogFollowing {
  query: string;
  onRecord: (record: LogRecord) => void;
  /** Whether records are coming, or the connection is being made anew. */
  onState: (state: "live" | "broken") => void;
  signal: AbortSignal;
}

const RETRY_MS = 3_000;

/** Follows a query until the signal aborts; after a break it goes on where it was. Throws when the server refuses. */
export async function followLogs(api: ApiContextValue, following: LogFollowing): Promise<void> {
  const { signal, onState } = following;
  const seen: Seen = { lastEventId: null };
  while (!signal.aborted) {
    try {
      await followOnce(api, following, seen);
    } catch (error) {
      if (error instanceof ApiProblem && error.status < 500) throw error;
      onState("broken");
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

interface Seen {
  lastEventId: string | null;
}

async function followOnce(api: ApiContextValue, following: LogFollowing, seen: Seen): Promise<void> {
  const response = await connect(api, following, seen.lastEventId);
  for await (const { id, data } of readEvents(response)) {
    seen.lastEventId = id;
    const event = logTailEvent.parse(JSON.parse(data));
    if (event.kind === "record") following.onRecord(event.record);
    else if (event.kind === "following") following.onState("live");
  }
}

async function connect(
  { basePath, storefront }: ApiContextValue,
  { query, signal }: LogFollowing,
  lastEventId: string | null,
): Promise<Response> {
  const response = await fetch(`${basePath}${tailLogsRoute.path}?${new URLSearchParams({ q: setLive(query) })}`, {
    headers: {
      accept: "text/event-stream",
      ...(storefront === null ? {} : { [STOREFRONT_HEADER]: storefront }),
      ...(lastEventId === null ? {} : { "last-event-id": lastEventId }),
    },
    signal,
  });
  if (!response.ok) throw await toProblem(response);
  return response;
}

/** Live records need no beginning: the list has what came before. */
function setLive(query: string): string {
  return query.replaceAll(/(^|\s)since:\S+/g, "$1").trim();
}

async function* readEvents({ body }: Response): AsyncGenerator<ServerEvent> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = `${rest}${part.value}`.split("\n\n");
    rest = blocks.pop() ?? "";
    yield* blocks.map(readEvent).filter((event) => event !== null);
  }
}

interface ServerEvent {
  id: string;
  data: string;
}

function readEvent(block: string): ServerEvent | null {
  const [, id] = /^id: (.*)$/m.exec(block) ?? [];
  const [, data] = /^data: (.*)$/m.exec(block) ?? [];
  return id === undefined || data === undefined ? null : { id, data };
}
