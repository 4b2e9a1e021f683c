import type { NoteProblem } from "./build-context.ts";

const longestAddress = 2_000;

/** An absolute http(s) address without credentials, or null; a relative one needs the shop's own address. */
export function resolveAddress(text: string | null, baseUrl: string | null, note: NoteProblem): string | null {
  const address = text?.trim() ?? "";
  if (address === "") return null;
  const url = URL.parse(address, baseUrl ?? undefined);
  const isOpenable = url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  if (isOpenable && url.href.length <= longestAddress) return url.href;
  note("url_unreadable", "An address is not an absolute http or https address and was left out.");
  return null;
}
