import { createHash, randomBytes } from "node:crypto";
import type { Secrets } from "#platform/secrets";

const CODE = /^(nvs_[\w-]{16})\.([\w-]{43})$/;

/** `nvs_` + 96 random bits: names a site; public. */
export function generateSiteKey(): string {
  return `nvs_${randomBytes(12).toString("base64url")}`;
}

/** The site's key and 256 random bits. */
export function generateCode(siteKey: string): string {
  return `${siteKey}.${randomBytes(32).toString("base64url")}`;
}

/** The key of the site that a code is for; null when it is none. */
export function siteKeyOf(code: string): string | null {
  return CODE.exec(code)?.[1] ?? null;
}

export function fingerprintCode(secrets: Secrets, code: string): string {
  return secrets.fingerprint("site codes", code);
}

/** RFC 7636, method S256. */
export function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}
