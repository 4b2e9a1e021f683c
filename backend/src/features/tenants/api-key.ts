import { randomBytes } from "node:crypto";
import type { Platform } from "#platform/platform";

/** `nvx_` + 12 characters that are public, `_`, 43 characters (256 random bits) that are not. */
export const API_KEY_PATTERN = /^(nvx_[A-Za-z0-9]{12})_[\w-]{43}$/;

export interface NewApiKey {
  key: string;
  prefix: string;
}

export function generateApiKey(): NewApiKey {
  const prefix = `nvx_${randomText(12)}`;
  return { key: `${prefix}_${randomBytes(32).toString("base64url")}`, prefix };
}

/** `pk_` + 26 characters: public, names a storefront, works from its allowed origins alone. */
export function generatePublicKey(): string {
  return `pk_${randomText(26)}`;
}

/** The same for a key that shows drafts. */
export function generatePreviewKey(): string {
  return `pk_preview_${randomText(26)}`;
}

export function fingerprintApiKey(platform: Platform, key: string): string {
  return platform.secrets.fingerprint("api keys", key);
}

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

/** Each character by rejection, so that all are equally likely. */
function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    const [byte = 255] = randomBytes(1);
    const limit = Math.floor(256 / ALPHABET.length) * ALPHABET.length;
    if (byte < limit) text += ALPHABET[byte % ALPHABET.length] ?? "";
  }
  return text;
}
