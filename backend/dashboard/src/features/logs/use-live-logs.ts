import { useEffect, useRef, useState } from "react";
import { useApiContext } from "../../api/api-context.ts";
import { followLogs } from "./follow-logs.ts";
import type { LogRecord } from "./log-types.ts";

export interface LiveLogs {
  /** Newest first. */
  records: LogRecord[];
  state: "off" | "connecting" | "live" | "broken";
  error: Error | null;
}

/** What is kept of a stream; the list reads older ones again. */
const MOST = 5_000;
const SHOWN_EVERY_MS = 150;
const OFF: LiveLogs = { records: [], state: "off", error: null };

/** Records of the query as they come in, while `on`. */
export function useLiveLogs(query: string, on: boolean): LiveLogs {
  const api = useApiContext();
  const [live, setLive] = useState<LiveLogs>(OFF);
  const arrived = useRef<LogRecord[]>([]);
  useEffect(() => {
    if (!on) {
      setLive(OFF);
      return undefined;
    }
    const gone = new AbortController();
    arrived.current = [];
    setLive({ records: [], state: "connecting", error: null });
    const show = setInterval(() => {
      const fresh = arrived.current.splice(0).toReversed();
      if (fresh.length > 0) setLive((before) => ({ ...before, records: [...fresh, ...before.records].slice(0, MOST) }));
    }, SHOWN_EVERY_MS);
    followLogs(api, {
      query,
      signal: gone.signal,
      onRecord: (record) => arrived.current.push(record),
      onState: (state) => setLive((before) => ({ ...before, state })),
    }).catch((error: unknown) => {
      if (!gone.signal.aborted) setLive({ ...OFF, error: error instanceof Error ? error : new Error(String(error)) });
    });
    return () => {
      gone.abort();
      clearInterval(show);
    };
  }, [api, query, on]);
  return live;
}
