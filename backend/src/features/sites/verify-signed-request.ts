import { tenantKey } from "#platform/ephemeral-store";
import type { Platform } from "#platform/platform";
import type { VerifiedCredential } from "#platform/tenant-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import { signatureRefused } from "./errors.ts";
import { isSameText, signLines } from "./sign.ts";
import { lookUp, SECRET_FIELD, selectSiteByKey } from "./site-lookup.ts";

/**
 * What a connected site may do as a key could: send its content and read how things stand. Conversations are not among
 * it: the routes of its own give figures, and what is kept of one person who is named.
 */
const SITE_SCOPES = ["knowledge:read", "knowledge:write", "settings:read"] as const;

/** How far a site's clock may be off, either way. */
const WINDOW_SECONDS = 300;
const FORM = /^Netvexa-Site (nvs_[\w-]{16}):(\d{10}):([\w-]{16,64}):([0-9a-f]{64})$/;

export interface SignedRequest {
  /** The header as it came. */
  authorization: string;
  method: string;
  /** From `/v1/…` on, with its query. */
  path: string;
  bodyHash: string;
}

/** True for a request that says it is signed by a site. */
export function isSignedRequest(authorization: string): boolean {
  return authorization.startsWith("Netvexa-Site ");
}

/**
 * Whose site signed a request: `Authorization: Netvexa-Site <site key>:<time>:<nonce>:<signature>`, where the signature is
 * the HMAC-SHA-256 (hex) under the site's secret over the lines `netvexa request`, method, path with query, time (seconds
 * since 1970), nonce, and the body's SHA-256 (hex). A request is taken once, within five minutes of its time. Throws
 * `signature_refused`.
 */
export async function verifySignedRequest(
  platform: Platform,
  { authorization, method, path, bodyHash }: SignedRequest,
): Promise<Omit<VerifiedCredential, "requestId">> {
  const given = parseSignature(platform, authorization);
  const { time, nonce } = given;
  const site = await findSite(platform, given.siteKey);
  const expected = signLines(site?.secret ?? "", ["netvexa request", method, path, time, nonce, bodyHash]);
  if (site === null || !isSameText(expected, given.signature)) throw signatureRefused("it does not match");
  const once = { points: 1, seconds: 3 * WINDOW_SECONDS };
  const { allowed } = await platform.ephemeral.consume(tenantKey(site, "site-nonce", site.id, nonce), once);
  if (!allowed) throw signatureRefused("the request came once already");
  return { tenantId: site.tenantId, actor: { kind: "api_key", keyId: site.id, scopes: SITE_SCOPES } };
}

function parseSignature({ clock }: Platform, authorization: string) {
  const [, siteKey, time, nonce, signature] = FORM.exec(authorization) ?? [];
  if (!siteKey || !time || !nonce || !signature) throw signatureRefused("it is not complete");
  const isNear = Math.abs(clock.now().getTime() / 1000 - Number(time)) <= WINDOW_SECONDS;
  if (!isNear) throw signatureRefused("its time is too far off");
  return { siteKey, time, nonce, signature };
}

function findSite(platform: Platform, siteKey: string) {
  return lookUp(platform, async (transaction) => {
    const row = await selectSiteByKey(transaction, siteKey);
    if (!row?.secret) return null;
    const cipher = await openFieldCipher({ tenantId: row.tenant_id, platform }, transaction);
    return { tenantId: row.tenant_id, id: row.id, secret: cipher.open(SECRET_FIELD, row.secret) };
  });
}
