import type { ToolContent } from "@netvexa/contract";
import { toolAddressInvalid, toolHostNotAllowed } from "./errors.ts";

/** Stands in the path for a parameter's value. */
const PLACEHOLDER = /\{([a-zA-Z][a-zA-Z0-9_]{0,39})\}/g;
const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Throws unless the address is one that a tool may be called at: https (http on this machine alone), no credentials, a
 * host of the list, placeholders in the path alone, each a required parameter. Throws `tool_address_invalid`,
 * `tool_host_not_allowed`.
 */
export function assertAddress(
  { url, parameters }: Pick<ToolContent, "url" | "parameters">,
  hosts: readonly string[],
): void {
  const address = parseAddress(url);
  if (!hosts.includes(address.host)) throw toolHostNotAllowed(address.host);
  const named = [...url.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
  const missing = named.find((name) => !parameters.required.includes(name));
  if (missing !== undefined) throw toolAddressInvalid(`{${missing}} must be a required parameter.`);
}

function parseAddress(url: string): URL {
  const address = URL.parse(url.replaceAll(PLACEHOLDER, "x"));
  if (!address) throw toolAddressInvalid("The address is not a URL such as https://api.shop.example/orders/{number}.");
  if (!isEncrypted(address)) throw toolAddressInvalid("The address must begin with https://.");
  if ([address.username, address.password, address.hash].some((part) => part !== ""))
    throw toolAddressInvalid("The address must hold no credentials and no fragment.");
  const outsidePath = [url.split("/")[2] ?? "", url.split("?")[1] ?? ""].join("");
  if (/[{}]/.test(outsidePath)) throw toolAddressInvalid("Placeholders may stand in the path alone.");
  return address;
}

function isEncrypted({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && LOCAL.test(hostname));
}

export interface ToolRequest {
  url: string;
  method: ToolContent["method"];
  /** JSON; null where the parameters stand in the address. */
  body: string | null;
}

/** Values stand in the path whole, encoded, so that none of them can leave its place; the others in the query or body. */
export function buildRequest(tool: ToolContent, values: Record<string, unknown>): ToolRequest {
  const used = new Set<string>();
  const filled = tool.url.replaceAll(PLACEHOLDER, (_match, name: string) => {
    used.add(name);
    return encodePathPart(String(values[name]));
  });
  const others = Object.entries(values).filter(([name]) => !used.has(name));
  const hasBody = tool.method !== "GET" && tool.method !== "DELETE";
  const url = new URL(filled);
  if (!hasBody) for (const [name, value] of others) url.searchParams.set(name, String(value));
  return {
    url: url.href,
    method: tool.method,
    body: hasBody ? JSON.stringify(Object.fromEntries(others)) : null,
  };
}

/** Dots too: ".." as a part of a path would be resolved away. */
function encodePathPart(value: string): string {
  const encoded = encodeURIComponent(value);
  return /^\.+$/.test(encoded) ? encoded.replaceAll(".", "%252E") : encoded;
}
