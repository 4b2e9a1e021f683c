import {
  followConversationRoute,
  followInboxRoute,
  followThreadRoute,
  inboxSocketRoute,
  visitorSocketRoute,
} from "@netvexa/contract";
import { assertThread } from "#features/handoff";
import { bindRoute, type StreamEvent } from "#platform/route";
import type { TenantContext } from "#platform/tenant-context";
import { followInbox } from "./follow-inbox.ts";
import { followThread } from "./follow-thread.ts";
import { openInboxSocket } from "./open-inbox-socket.ts";
import { openVisitorSocket } from "./open-visitor-socket.ts";

export const realtimeRoutes = [
  bindRoute(visitorSocketRoute, (ctx, { params, query, client }) =>
    openVisitorSocket(ctx, { ...params, ...query, address: client.address }),
  ),
  bindRoute(inboxSocketRoute, (ctx) => openInboxSocket(ctx)),
  bindRoute(followThreadRoute, (ctx, { params, lastEventId, signal }) =>
    streamThread(ctx, { ...params, lastEventId, signal }),
  ),
  bindRoute(followConversationRoute, (ctx, { params, lastEventId, signal }) =>
    streamThread(ctx, { ...params, lastEventId, signal }),
  ),
  bindRoute(followInboxRoute, async (ctx, { signal }) => streamInbox(ctx, signal)),
];

interface ThreadStream {
  conversationId: string;
  lastEventId: string | null;
  signal: AbortSignal;
}

/** The same frames as a socket's, for where sockets are blocked. Throws `not_found`. */
async function streamThread(ctx: TenantContext, stream: ThreadStream): Promise<AsyncIterable<StreamEvent>> {
  const { conversationId, lastEventId, signal } = stream;
  await assertThread(ctx, conversationId);
  const after = /^\d{1,9}$/.test(lastEventId ?? "") ? Number(lastEventId) : 0;
  return toEvents(followThread(ctx, { conversationId, after, signal }));
}

async function* toEvents(frames: ReturnType<typeof followThread>): AsyncGenerator<StreamEvent> {
  for await (const { position, frame } of frames) yield { id: String(position), data: frame };
}

async function* streamInbox(ctx: TenantContext, signal: AbortSignal): AsyncGenerator<StreamEvent> {
  yield { id: "0", data: { type: "ready" } };
  for await (const conversationId of followInbox(ctx, signal)) {
    yield { id: "0", data: { type: "conversation", conversationId } };
  }
}
