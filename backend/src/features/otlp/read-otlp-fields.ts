/** An empty object for what is none. */
export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** An empty list for what is none. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Null for what is no text, or an empty one. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** A trace or span id as lower-case hexadecimal digits; null when there is none, it is all noughts, or not so long. */
export function readOtlpId(value: unknown, bytes: 16 | 8): string | null {
  const hex = value instanceof Uint8Array ? Buffer.from(value).toString("hex") : textOf(value)?.toLowerCase();
  return hex?.length === bytes * 2 && /^[0-9a-f]+$/.test(hex) && /[^0]/.test(hex) ? hex : null;
}

/** Nanoseconds since 1970, as text or number, in milliseconds; null for nought and for none. */
export function readOtlpMs(value: unknown): number | null {
  const text = typeof value === "number" ? String(Math.trunc(value)) : textOf(value);
  if (text === null || !/^\d{1,20}$/.test(text)) return null;
  const nanos = BigInt(text);
  return nanos === 0n ? null : Number(nanos / 1_000n) / 1_000;
}
