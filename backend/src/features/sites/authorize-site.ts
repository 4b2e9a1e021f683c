import { recordAudit } from "#features/audit";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { returnElsewhere } from "./errors.ts";
import { deleteStaleSites, insertSite } from "./queries.ts";
import { fingerprintCode, generateCode, generateSiteKey } from "./site-code.ts";
import { deleteLookups, insertLookup, lookUp } from "./site-lookup.ts";

const CODE_MS = 600_000;

export interface SiteConsent {
  siteUrl: string;
  returnUrl: string;
  state: string;
  codeChallenge: string;
}

/**
 * A member lets a site connect itself: makes a code that works once, for ten minutes, and for who holds the verifier of
 * `codeChallenge` alone. Returns the site's own address with code and state. Throws `return_elsewhere` for an address
 * of another origin, so that nobody is sent away with a code.
 */
export async function authorizeSite(ctx: TenantContext, consent: SiteConsent): Promise<{ redirectUrl: string }> {
  const redirect = new URL(consent.returnUrl);
  if (redirect.origin !== new URL(consent.siteUrl).origin) throw returnElsewhere();
  const siteKey = generateSiteKey();
  const code = generateCode(siteKey);
  const now = ctx.platform.clock.now();
  const site = { id: newId(), siteKey, url: consent.siteUrl };
  const stale = await tenantTransaction(ctx, async (tx) => {
    const codeFingerprint = fingerprintCode(ctx.platform.secrets, code);
    const codeExpiresAt = new Date(now.getTime() + CODE_MS);
    await insertSite(tx, ctx, { ...site, codeFingerprint, codeChallenge: consent.codeChallenge, codeExpiresAt });
    const target = { kind: "site", id: site.id };
    await recordAudit(ctx, tx, { action: "site.authorized", target, detail: { url: site.url } });
    return deleteStaleSites(tx, ctx, now);
  });
  await lookUp(ctx.platform, async (tx) => {
    await deleteLookups(tx, stale);
    await insertLookup(tx, ctx.tenantId, siteKey);
  });
  redirect.searchParams.set("code", code);
  redirect.searchParams.set("state", consent.state);
  return { redirectUrl: redirect.href };
}
