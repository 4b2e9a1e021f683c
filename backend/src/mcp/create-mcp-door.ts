import {
  createMcpHandler,
  isLegacyRequest,
  type AuthInfo,
  type McpHandlerRequestOptions,
  type McpServer,
} from "@modelcontextprotocol/server";
import { toNodeHandler } from "@modelcontextprotocol/node";
import type { AssistantVisit, McpDoor } from "#platform/mcp-door";
import type { AssistantSurface } from "#platform/mcp-tool";
import type { Platform } from "#platform/platform";
import type { TenantContext } from "#platform/tenant-context";
import { createAssistantServer } from "./create-assistant-server.ts";
import { serveEarlierRevision } from "./serve-earlier-revision.ts";
import { assistantSurface } from "./tool-registry.ts";

const MAX_REQUEST_BYTES = 1024 * 1024;

export interface McpDoorOptions {
  surface?: AssistantSurface;
  /** Adds to the server of each request what no registry entry can say. */
  extend?: (server: McpServer, ctx: TenantContext) => void;
}

/**
 * The Model Context Protocol over HTTP, revisions 2026-07-28 and 2025-11-25. Keeps nothing between requests, so that
 * any process behind a load balancer can answer any of them.
 */
export function createMcpDoor(platform: Platform, options: McpDoorOptions = {}): McpDoor {
  const surface = options.surface ?? assistantSurface;
  // Who acts never travels through the protocol's own, untyped fields.
  const visits = new WeakMap<AuthInfo, TenantContext>();
  const visitorOf = (authInfo?: AuthInfo) => {
    const ctx = authInfo && visits.get(authInfo);
    if (!ctx) throw new Error("A request reached the protocol without a verified credential.");
    return { ctx, authInfo };
  };
  const createServer = (ctx: TenantContext) => {
    const server = createAssistantServer(ctx, surface);
    options.extend?.(server, ctx);
    return server;
  };
  const handler = createMcpHandler(({ authInfo }) => createServer(visitorOf(authInfo).ctx), {
    legacy: "reject",
    maxRequestBodySize: MAX_REQUEST_BYTES,
    onerror: (error) => platform.logger.debug({ err: error }, "an assistant's request was refused"),
  });
  const fetch = async (asked: Request, given: McpHandlerRequestOptions = {}) => {
    if (!(await isLegacyRequest(asked))) return handler.fetch(asked, given);
    const visitor = visitorOf(given.authInfo);
    return serveEarlierRevision(visitor, asked, () => createServer(visitor.ctx));
  };
  const answer = toNodeHandler({ fetch }, { maxRequestBodySize: MAX_REQUEST_BYTES });
  return {
    serve: async (visit, request, response) => {
      const authInfo = toAuthInfo(visit);
      visits.set(authInfo, visit.ctx);
      await answer(Object.assign(request, { auth: authInfo }), response);
    },
    close: () => handler.close(),
  };
}

/** The credential itself stays outside: nothing behind the door needs it, so nothing can hand it on. */
function toAuthInfo({ clientId, scopes, resourceMetadataUrl }: AssistantVisit): AuthInfo {
  return { token: "", clientId, scopes: [...scopes], resourceMetadataUrl };
}
