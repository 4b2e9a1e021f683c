import { createHash } from "node:crypto";

type Canonical =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Canonical[]
  | { readonly [key: string]: Canonical };

/** SHA-256 in hex over a value's JSON with sorted keys: equal for equal content, whatever the order of its keys. */
export function canonicalHash(value: Canonical): string {
  return createHash("sha256").update(writeCanonical(value)).digest("hex");
}

function writeCanonical(value: Canonical): string {
  if (value === null || value === undefined) return "null";
  if (typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map((entry) => writeCanonical(entry)).join(",")}]`;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, entry]) => `${JSON.stringify(key)}:${writeCanonical(entry)}`).join(",")}}`;
}

function isList(value: Canonical): value is readonly Canonical[] {
  return Array.isArray(value);
}
