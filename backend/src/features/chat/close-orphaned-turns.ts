import type { TurnEvent } from "@netvexa/contract/wire";
import { sql } from "kysely";
import type { PeriodicWork } from "#platform/periodic-work";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { failedEvent } from "./failed-event.ts";
import { closeTurn } from "./queries.ts";
import { isLast } from "./released-events.ts";
import { appendTurnEvent, parseTurnEvent, turnEventsKey } from "./turn-log.ts";

const BATCH = 200;

interface Orphan {
  tenant_id: string;
  id: string;
}

/**
 * Closes turns whose process is gone (past `running_until`) as failed, with what had been streamed of them, and tells
 * whoever still follows. An embedded database has one process, so that what began before it is closed at once. Run every few seconds by any number of processes: each turn is closed by one of them.
 * Returns how many it closed. What was set aside of the day's money stays counted, because it may have been used.
 */
export async function closeOrphanedTurns(platform: Platform): Promise<number> {
  const now = platform.clock.now();
  const begunBefore = platform.database.mode === "embedded" ? new Date(performance.timeOrigin) : null;
  const { rows } = await systemTransaction({ platform, reason: "sweep expired rows" }, (tx) =>
    sql<Orphan>`select tenant_id, id from turns where state = 'running' and (running_until < ${now} or created_at < ${begunBefore}::timestamptz)
      order by running_until limit ${BATCH}`.execute(tx),
  );
  let closed = 0;
  for (const orphan of rows) if (await closeOrphan(platform, orphan)) closed += 1;
  return closed;
}

export const sweepTurns: PeriodicWork = {
  name: "close orphaned turns",
  everySeconds: 5,
  run: async (platform) => void (await closeOrphanedTurns(platform)),
};

async function closeOrphan(platform: Platform, orphan: Orphan): Promise<boolean> {
  const scope = { tenantId: orphan.tenant_id, platform };
  const streamed = await readStreamed(platform, orphan);
  const event = failedEvent();
  const reserved = await systemTransaction({ platform, reason: "sweep expired rows" }, (tx) =>
    closeTurn(tx, scope, { id: orphan.id, state: "failed", outcome: null, events: [...(streamed ?? []), event] }),
  );
  if (reserved === null) return false;
  if (streamed !== null) await appendTurnEvent(scope, orphan.id, event).catch(() => undefined);
  return true;
}

/** What was streamed after `started`; null when nobody can follow it any more. */
async function readStreamed(platform: Platform, orphan: Orphan): Promise<TurnEvent[] | null> {
  const entries = await platform.ephemeral
    .readFrom(turnEventsKey({ tenantId: orphan.tenant_id }, orphan.id), 0)
    .catch(() => []);
  const events = entries.map(parseTurnEvent);
  if (events.length === 0) return null;
  return events.flatMap((event) => (event.type === "started" || isLast(event) ? [] : [event]));
}
