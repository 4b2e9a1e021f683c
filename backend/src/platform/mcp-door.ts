import type { IncomingMessage, ServerResponse } from "node:http";
import type { TenantContext } from "./tenant-context.ts";

/** An assistant whose credential has been verified, and what it may do. */
export interface AssistantVisit {
  ctx: TenantContext;
  scopes: readonly string[];
  /** Who holds the credential: the key's id, or the client that a person let in. */
  clientId: string;
  /** Where the answer to a missing scope points. */
  resourceMetadataUrl: string;
}

/** The Model Context Protocol behind the HTTP envelope, which has verified the credential and counted the request. */
export interface McpDoor {
  serve(visit: AssistantVisit, request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}
