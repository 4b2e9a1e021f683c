import { crc32 } from "node:zlib";
import { pictureUnreadable } from "./errors.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_PIXELS = 512;
/** What a picture is drawn from. Times, places, programs and texts that stand in a file as well are left behind. */
const KEPT = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

/**
 * The same picture with nothing but what it is drawn from (PNG, ISO/IEC 15948). Throws `picture_unreadable` for anything
 * that is no whole PNG of at most 512 by 512 pixels; every piece's checksum is held against its bytes.
 */
export function readPicture(file: Uint8Array): Uint8Array {
  const bytes = Buffer.from(file);
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw pictureUnreadable();
  const pieces: Buffer[] = [SIGNATURE];
  const names: string[] = [];
  for (let at = 8; at < bytes.length && names.at(-1) !== "IEND";) {
    const piece = readPiece(bytes, at);
    at += piece.bytes.length;
    names.push(piece.name);
    if (KEPT.has(piece.name)) pieces.push(piece.bytes);
  }
  assertPicture(names, pieces[1]);
  return Buffer.concat(pieces);
}

function readPiece(bytes: Buffer, at: number): { name: string; bytes: Buffer } {
  const end = at + 12 + (bytes.length >= at + 12 ? bytes.readUInt32BE(at) : Number.NaN);
  if (!(end <= bytes.length)) throw pictureUnreadable();
  if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw pictureUnreadable();
  return { name: bytes.toString("latin1", at + 4, at + 8), bytes: bytes.subarray(at, end) };
}

function assertPicture(names: string[], header: Buffer | undefined): void {
  if (names[0] !== "IHDR" || header?.length !== 25 || names.at(-1) !== "IEND" || !names.includes("IDAT"))
    throw pictureUnreadable();
  const [width, height] = [header.readUInt32BE(8), header.readUInt32BE(12)];
  if (width < 1 || height < 1 || width > MOST_PIXELS || height > MOST_PIXELS) throw pictureUnreadable();
}
