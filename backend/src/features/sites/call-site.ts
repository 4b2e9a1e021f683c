import { randomBytes } from "node:crypto";
import { z } from "zod";
import { GuardedFetchError } from "#platform/guarded-fetch-error";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import type { SiteRow } from "./queries.ts";
import { isSameText, signLines } from "./sign.ts";
import { SECRET_FIELD } from "./site-lookup.ts";

const TIMEOUT_MS = 8_000;
const MAX_BYTES = 10_000;
const answer = z.object({ proof: z.string().max(200) });

/**
 * Tells a site something at its own address, signed, and checks that what answers holds the same secret. Returns what
 * was wrong, null for nothing: the code of a failed fetch, `status_…`, or `proof_wrong` where somebody else answered.
 */
export async function callSite(
  ctx: TenantContext,
  site: SiteRow,
  event: "handshake" | "disconnected",
): Promise<string | null> {
  const secret = await openSecret(ctx, site);
  const time = String(Math.floor(ctx.platform.clock.now().getTime() / 1000));
  const nonce = randomBytes(18).toString("base64url");
  const signature = signLines(secret, [`netvexa ${event}`, site.site_key, time, nonce]);
  const body = JSON.stringify({ event, siteKey: site.site_key, time, nonce, signature });
  const expected = signLines(secret, ["netvexa proof", site.site_key, nonce]);
  return post(ctx, { url: site.handshake_url ?? "", body, expected });
}

interface Call {
  url: string;
  body: string;
  expected: string;
}

async function post({ platform }: TenantContext, { url, body, expected }: Call): Promise<string | null> {
  const limits = { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, redirect: "manual" } as const;
  const headers = { "content-type": "application/json", accept: "application/json" };
  try {
    const response = await platform.guardedFetch(url, { method: "POST", headers, body, ...limits });
    if (response.status !== 200) return `status_${response.status}`;
    const parsed = answer.safeParse(parseJson(response.body.toString("utf8")));
    return parsed.success && isSameText(parsed.data.proof, expected) ? null : "proof_wrong";
  } catch (error) {
    if (error instanceof GuardedFetchError) return error.code;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function openSecret(ctx: TenantContext, site: SiteRow): Promise<string> {
  const cipher = await tenantTransaction(ctx, (tx) => openFieldCipher(ctx, tx));
  return cipher.open(SECRET_FIELD, site.secret ?? "");
}
