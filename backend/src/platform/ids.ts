import { randomFillSync } from "node:crypto";

const ID_BYTES = 16;
/** Asking the system for random bytes costs more than all else about an id, so they are fetched for many at once. */
const pool = Buffer.alloc(ID_BYTES * 256);
let used = pool.length;

function takeRandomBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += ID_BYTES;
  return pool.subarray(used - ID_BYTES, used);
}

/** A UUID version 7 (RFC 9562): sorts by time of creation, 74 random bits. */
export function newId(now: number = Date.now()): string {
  const bytes = takeRandomBytes();
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(value: string): boolean {
  return UUID.test(value);
}
