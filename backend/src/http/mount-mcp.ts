import type { Express, Request, RequestHandler, Response } from "express";
import { SCOPES } from "@netvexa/contract";
import { AppError } from "#platform/errors";
import { isLoopbackHost } from "#platform/local-installation";
import type { McpDoor } from "#platform/mcp-door";
import type { Platform } from "#platform/platform";
import { authenticateAssistant } from "./authenticate-assistant.ts";
import { ownUrl } from "./own-page.ts";
import { countFailedCredential, limitTenant } from "./rate-limits.ts";
import { requestFacts } from "./request-facts.ts";

/** The address for assistants, and the document that tells them where to get a credential for it (RFC 9728). */
export function mountMcp(app: Express, platform: Platform, door: McpDoor): void {
  const path = `${platform.env.basePath}/mcp`;
  const metadata: RequestHandler = (request, response) => {
    response.set({ "Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300" });
    response.json(describeResource(platform, request));
  };
  app.get([`/.well-known/oauth-protected-resource${path}`, "/.well-known/oauth-protected-resource"], metadata);
  app.all(path, admit(platform, door));
}

function admit(platform: Platform, door: McpDoor): RequestHandler {
  return async (request, response) => {
    assertKnownPlace(platform, request);
    const visit = await enter(platform, request, response);
    await limitTenant(visit.ctx, "read", request.ip ?? "unknown");
    await door.serve({ ...visit, resourceMetadataUrl: metadataUrl(platform, request) }, request, response);
  };
}

async function enter(platform: Platform, request: Request, response: Response) {
  const { requestId } = requestFacts(response);
  try {
    return await authenticateAssistant({ door: { platform, requestId }, request, response });
  } catch (error) {
    if (error instanceof AppError && error.kind === "unauthenticated") {
      response.setHeader("WWW-Authenticate", challenge(platform, request));
      if (request.get("authorization")) await countFailedCredential(platform, request.ip ?? "unknown");
    }
    throw error;
  }
}

/** `error` only where something was sent that is not in force (RFC 6750 §3.1). */
function challenge(platform: Platform, request: Request): string {
  const error = request.get("authorization") === undefined ? "" : 'error="invalid_token", ';
  return `Bearer ${error}resource_metadata="${metadataUrl(platform, request)}"`;
}

function describeResource(platform: Platform, request: Request) {
  return {
    resource: resourceUrl(platform, request),
    authorization_servers: [ownUrl(platform, request)],
    scopes_supported: SCOPES,
    bearer_methods_supported: ["header"],
    resource_name: "Netvexa",
  };
}

/** What a credential for this address must be made out to. */
function resourceUrl(platform: Platform, request: Request): string {
  return `${ownUrl(platform, request)}/mcp`;
}

function metadataUrl(platform: Platform, request: Request): string {
  const resource = new URL(resourceUrl(platform, request));
  return `${resource.origin}/.well-known/oauth-protected-resource${resource.pathname}`;
}

/**
 * A page that a browser shows can reach a server on its own machine by a name that it had pointed there; it is known by
 * the host that it asks for or the origin it comes from. Throws `foreign_host`, `foreign_page`.
 */
function assertKnownPlace(platform: Platform, request: Request): void {
  if (!isKnownHost(platform, `http://${request.get("host") ?? ""}`)) {
    throw new AppError({
      kind: "forbidden",
      code: "foreign_host",
      detail:
        "This server is not reached under that name. Set NETVEXA_PUBLIC_URL to the address that it is reached at.",
    });
  }
  const origin = request.get("origin");
  if (origin === undefined || isKnownHost(platform, origin)) return;
  throw new AppError({
    kind: "forbidden",
    code: "foreign_page",
    detail: "Pages of other sites cannot use this address.",
  });
}

function isKnownHost(platform: Platform, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  const { publicUrl, host } = platform.env;
  return isLoopbackHost(hostname) || hostname === host || hostname === (publicUrl && new URL(publicUrl).hostname);
}
