import { GuardedFetchError } from "#platform/guarded-fetch-error";

const MAX_URL_CHARS = 8_192;

/**
 * An absolute http(s) URL as the WHATWG standard reads it: number-like hosts in any base become plain addresses,
 * percent-encoding and full-width digits in hosts are undone, names are in their ASCII form. Throws `invalid_url`,
 * `unsupported_scheme` or `credentials_in_url`. Says nothing about where the host leads; that is checked when dialling.
 */
export function parseGuardedUrl(address: string | URL, base?: URL): URL {
  const text = String(address);
  if (text.length > MAX_URL_CHARS || !URL.canParse(text, base)) throw new GuardedFetchError("invalid_url");
  const url = new URL(text, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new GuardedFetchError("unsupported_scheme");
  if (url.username !== "" || url.password !== "") throw new GuardedFetchError("credentials_in_url");
  if (url.hostname === "") throw new GuardedFetchError("invalid_url");
  url.hash = "";
  return url;
}
