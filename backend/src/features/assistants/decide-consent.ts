import { sql } from "kysely";
import { grantableScopes, type Scope } from "@netvexa/contract";
import { recordAudit } from "#features/audit";
import { AppError, notFound } from "#platform/errors";
import { CONSENT_COOKIE } from "#platform/oauth-server";
import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { authorizationServer } from "./authorization-server.ts";

export interface ConsentInput {
  uid: string;
  client: Pick<RequestClient, "cookie" | "ownUrl">;
}

/** Which assistant asks, for the browser that it sent here. Throws `not_found`. */
export async function describeConsent(platform: Platform, { uid, client }: ConsentInput) {
  assertSameBrowser(client, uid);
  const asked = await (await authorizationServer(platform, client.ownUrl)).describe(uid);
  if (!asked) throw notFound("consent");
  const { clientName, clientId, redirectHost, scopes } = asked;
  return { client: clientName, clientId, returnsTo: redirectHost, scopes: scopes.flatMap(toScope) };
}

/**
 * The member's answer, given in the browser that was asked: anybody else's link to a consent is of no use. An assistant
 * gets at most what it asked for and what the member's own role may hand on. Throws `not_found`, `scope_exceeded`.
 */
export async function decideConsent(
  ctx: TenantContext,
  { uid, client, allow, scopes }: ConsentInput & { allow: boolean; scopes: readonly Scope[] },
): Promise<{ redirectUrl: string }> {
  assertSameBrowser(client, uid);
  if (ctx.actor.kind !== "member") throw notFound("consent");
  const { personId, role } = ctx.actor;
  const server = await authorizationServer(ctx.platform, client.ownUrl);
  const asked = await server.describe(uid);
  if (!asked) throw notFound("consent");
  if (!allow) return { redirectUrl: await server.refuse(uid) };
  const may: readonly string[] = grantableScopes(role).filter((scope) => asked.scopes.includes(scope));
  if (scopes.length === 0 || scopes.some((scope) => !may.includes(scope))) throw scopeExceeded();
  const { grantId, resume } = await server.allow(uid, { personId, scopes });
  await tenantTransaction(ctx, async (tx) => {
    await sql`insert into assistant_grants (tenant_id, id, person_id, client_id, client_name, scopes)
      values (${ctx.tenantId}, ${grantId}, ${personId}, ${asked.clientId}, ${asked.clientName},
        ${[...scopes]}::text[])`.execute(tx);
    const target = { kind: "assistant", id: grantId };
    await recordAudit(ctx, tx, {
      action: "assistant.let_in",
      target,
      detail: { client: asked.clientId, scopes: [...scopes] },
    });
  });
  return { redirectUrl: resume };
}

function toScope(scope: string): Scope[] {
  return grantableScopes("owner").filter((known) => known === scope);
}

/** The cookie was set in the browser that the assistant sent here, and is sent to this address alone. */
function assertSameBrowser({ cookie }: ConsentInput["client"], uid: string): void {
  const sent = (cookie ?? "").split(/;\s*/);
  if (!sent.includes(`${CONSENT_COOKIE}=${uid}`)) throw notFound("consent");
}

function scopeExceeded(): AppError {
  return new AppError({
    kind: "forbidden",
    code: "scope_exceeded",
    detail: "An assistant can be given what it asked for and what your own role holds, and at least one right of it.",
  });
}
