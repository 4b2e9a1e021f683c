import { z } from "zod";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import { claimRefused } from "./errors.ts";
import { selectSiteOfTenant } from "./queries.ts";
import { isSameText, signLines } from "./sign.ts";
import { SECRET_FIELD } from "./site-lookup.ts";

const number = z.string().trim().min(1).max(64);
const shared = { site: z.string().max(40), email: z.email().max(320), until: z.number().int() };

export const customerClaim = z.strictObject({
  kind: z.literal("customer"),
  ...shared,
  orders: z.array(number).max(20),
});

export const orderClaim = z.strictObject({
  kind: z.literal("order"),
  ...shared,
  order: number,
  minor: z.number().int().min(0).max(1e13),
  currency: z.string().regex(/^[A-Z]{3}$/),
  placedAt: z.iso.datetime({ offset: true }),
});

/**
 * What a connected site of the tenant vouches for: base64url of JSON, a dot, and the HMAC-SHA-256 (hex) under the site's
 * secret over the lines `netvexa claim` and the first part. Throws `claim_refused` for anything else, another tenant's
 * site, another kind, and what is over.
 */
export async function readClaim<S extends z.ZodType<{ site: string; until: number }>>(
  ctx: TenantContext,
  schema: S,
  claim: string,
): Promise<z.output<S>> {
  const [payload = "", signature = ""] = claim.split(".");
  const parsed = schema.safeParse(parseJson(Buffer.from(payload, "base64url").toString("utf8")));
  if (!parsed.success || parsed.data.until * 1000 < ctx.platform.clock.now().getTime()) throw claimRefused();
  const secret = await readSecret(ctx, parsed.data.site);
  if (secret === null || !isSameText(signLines(secret, ["netvexa claim", payload]), signature)) throw claimRefused();
  return parsed.data;
}

function readSecret(ctx: TenantContext, siteKey: string): Promise<string | null> {
  return tenantTransaction(ctx, async (tx) => {
    const site = await selectSiteOfTenant(tx, ctx, siteKey);
    return site?.secret ? (await openFieldCipher(ctx, tx)).open(SECRET_FIELD, site.secret) : null;
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
