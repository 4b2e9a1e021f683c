import { streamedEvent } from "@netvexa/contract";
import type { TurnEvent, TurnStarted } from "@netvexa/contract/wire";
import { tenantKey } from "#platform/ephemeral-store";
import type { TenantContext } from "#platform/tenant-context";
import type { StreamedEvent } from "./turn-types.ts";

/** How long a turn's stream can be resumed from the ephemeral store; afterwards the stored turn answers. */
const RESUMABLE_SECONDS = 600;

export function turnEventsKey(tenant: { tenantId: string }, turnId: string): string {
  return tenantKey(tenant, "turn", turnId);
}

export function turnChannel(tenant: { tenantId: string }, turnId: string, kind: "events" | "abort"): string {
  return tenantKey(tenant, "turn", turnId, kind);
}

/** The events of one running turn, in the order of their ids. Only the process that runs the turn writes it. */
export interface TurnLog {
  /** Everything after `started`: what the database keeps. */
  readonly events: readonly TurnEvent[];
  emit(event: TurnEvent): Promise<void>;
}

/**
 * Opens a turn's stream with `started`. Each event is first kept here, then appended to the ephemeral store and
 * announced, so that any process can serve it. A store that fails costs the live stream and never the turn: followers
 * then read the stored turn.
 */
export async function openTurnLog(ctx: TenantContext, started: TurnStarted): Promise<TurnLog> {
  const events: TurnEvent[] = [];
  const write = (event: StreamedEvent) =>
    appendTurnEvent(ctx, started.turnId, event).catch((error: unknown) => {
      ctx.platform.logger.warn({ err: error, turnId: started.turnId }, "a turn's event could not be streamed");
    });
  await write(started);
  return {
    events,
    emit: async (event) => {
      events.push(event);
      await write(event);
    },
  };
}

export function parseTurnEvent(entry: string): StreamedEvent {
  return streamedEvent.parse(JSON.parse(entry));
}

/** Appends one event and wakes whoever follows; the entry's number is the event's id. */
export async function appendTurnEvent(
  scope: Pick<TenantContext, "tenantId" | "platform">,
  turnId: string,
  event: StreamedEvent,
): Promise<void> {
  const { ephemeral } = scope.platform;
  const id = await ephemeral.append(turnEventsKey(scope, turnId), JSON.stringify(event), RESUMABLE_SECONDS);
  await ephemeral.publish(turnChannel(scope, turnId, "events"), String(id));
}
