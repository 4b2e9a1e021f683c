/** The address when it is an absolute http(s) one, else undefined: an attribute with it is then left out. */
export function safeUrl(address: unknown): string | undefined {
  return typeof address === "string" && /^https?:\/\//i.test(address) ? address : undefined;
}
