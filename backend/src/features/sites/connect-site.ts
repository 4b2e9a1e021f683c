import { randomBytes } from "node:crypto";
import { WIDGET_PROTOCOL, type connectSiteRoute } from "@netvexa/contract";
import type { z } from "zod";
import { recordAuditIn } from "#features/audit";
import type { Platform } from "#platform/platform";
import { codeRefused, returnElsewhere } from "./errors.ts";
import type { SiteRow } from "./queries.ts";
import { isSameText } from "./sign.ts";
import { challengeOf, fingerprintCode, siteKeyOf } from "./site-code.ts";
import { lookUp, selectSiteByKey, useCode } from "./site-lookup.ts";

type Exchange = z.output<typeof connectSiteRoute.request.body>;

/**
 * Exchanges a code for the site's signing secret, which is returned this once and stored sealed. Whatever is presented
 * with it, a code is used up by the first attempt. Connecting an address again ends its earlier connection. Throws
 * `code_refused`, `return_elsewhere`.
 */
export async function connectSite(platform: Platform, exchange: Exchange) {
  if (new URL(exchange.handshakeUrl).origin !== new URL(exchange.siteUrl).origin) throw returnElsewhere();
  const siteKey = siteKeyOf(exchange.code);
  if (siteKey === null) throw codeRefused();
  const secret = randomBytes(32).toString("base64url");
  const publicKey = await lookUp(platform, async (transaction) => {
    const site = await selectSiteByKey(transaction, siteKey);
    if (!site) return null;
    const isGood = isGoodExchange(platform, site, exchange);
    const { handshakeUrl } = exchange;
    await useCode({ platform, transaction }, site, isGood ? { secret, handshakeUrl } : null);
    if (!isGood) return null;
    const actor = { kind: "system", id: null, name: null };
    const place = { chain: site.organisation_id, actor, tenantId: site.tenant_id };
    const target = { kind: "site", id: site.id };
    await recordAuditIn({ platform, place }, transaction, {
      action: "site.connected",
      target,
      detail: { url: site.url },
    });
    return site.public_key;
  });
  if (publicKey === null) throw codeRefused();
  return { siteKey, secret, publicKey, widgetProtocol: WIDGET_PROTOCOL };
}

function isGoodExchange(platform: Platform, site: SiteRow, exchange: Exchange): boolean {
  const expected = [site.code_fingerprint ?? "", site.code_challenge ?? "", site.url];
  const given = [
    fingerprintCode(platform.secrets, exchange.code),
    challengeOf(exchange.codeVerifier),
    exchange.siteUrl,
  ];
  const isInTime = site.code_expires_at !== null && site.code_expires_at > platform.clock.now();
  // All of it every time: which part was wrong is nobody's business.
  return expected.map((text, index) => isSameText(text, given[index] ?? "")).every(Boolean) && isInTime;
}
