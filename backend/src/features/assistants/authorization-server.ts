import { sql } from "kysely";
import { SCOPES } from "@netvexa/contract";
import { openOAuthServer, type OAuthServer } from "#platform/oauth-server";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { createOAuthRecords } from "./oauth-records.ts";

/** Without a stated address an installation is reached by a few names of its own machine, each with a server. */
const MOST_ADDRESSES = 8;
const servers = new WeakMap<Platform, Map<string, Promise<OAuthServer>>>();

/** The authorisation server under the address that clients reach us at. */
export function authorizationServer(platform: Platform, ownUrl: string): Promise<OAuthServer> {
  const known = servers.get(platform) ?? new Map<string, Promise<OAuthServer>>();
  servers.set(platform, known);
  const open = known.get(ownUrl) ?? openOAuthServer(optionsFor(platform, ownUrl));
  if (known.size < MOST_ADDRESSES) known.set(ownUrl, open);
  return open;
}

function optionsFor(platform: Platform, ownUrl: string) {
  return {
    platform,
    issuer: ownUrl,
    resource: assistantResource(ownUrl),
    scopes: SCOPES,
    records: createOAuthRecords(platform),
    claimsOf: (grantId: string) => claimsOf(platform, grantId),
  };
}

/** What a token for assistants must be made out to. */
export function assistantResource(ownUrl: string): string {
  return `${ownUrl}/mcp`;
}

async function claimsOf(platform: Platform, grantId: string): Promise<Record<string, string> | null> {
  const { rows } = await systemTransaction({ platform, reason: "resolve credential" }, (tx) =>
    sql<{ tenant_id: string }>`select tenant_id from assistant_grants
      where id = ${grantId} and revoked_at is null`.execute(tx),
  );
  return rows[0] ? { tenant: rows[0].tenant_id } : null;
}
