import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Hex SHA-256 of a request's body; of nothing where there is none. */
export function hashBody(body: string | Uint8Array): string {
  return createHash("sha256").update(body).digest("hex");
}

/** Hex HMAC-SHA-256 over lines; the first names what is signed, so that one kind never passes for another. */
export function signLines(secret: string, lines: readonly string[]): string {
  return createHmac("sha256", secret).update(lines.join("\n")).digest("hex");
}

/** Compares without telling by its time where two texts begin to differ. */
export function isSameText(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}
