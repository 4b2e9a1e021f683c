import { isAscii, isUtf8 } from "node:buffer";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Turns bytes into text piece by piece; pieces may end anywhere, also inside a character. */
export interface TextStreamDecoder {
  push(bytes: Uint8Array): string;
  end(): string;
  /** What was found so far; `isGuessed` when nothing in the bytes says so. */
  found(): { encoding: TextEncoding; isGuessed: boolean };
}

const headBytes = 64;

interface State {
  encoding: TextEncoding | null;
  isGuessed: boolean;
  sawMultibyte: boolean;
  carry: Buffer;
  decoder: TextDecoder | null;
}

/**
 * Decodes by byte order mark, else UTF-16 by its zero bytes, else UTF-8; falls back to windows-1252 from the first bytes
 * that are no UTF-8, unless real UTF-8 was seen before (those bytes then become U+FFFD). Never throws.
 */
export function createTextStreamDecoder(): TextStreamDecoder {
  const state: State = { encoding: null, isGuessed: false, sawMultibyte: false, carry: Buffer.alloc(0), decoder: null };
  return {
    push: (bytes) => pushBytes(state, bytes, false),
    end: () => pushBytes(state, new Uint8Array(), true),
    found: () => ({ encoding: state.encoding ?? "utf-8", isGuessed: state.isGuessed }),
  };
}

/** Decodes a whole file; see `createTextStreamDecoder`. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding; isGuessed: boolean } {
  const decoder = createTextStreamDecoder();
  const text = decoder.push(bytes) + decoder.end();
  return { text, ...decoder.found() };
}

function pushBytes(state: State, bytes: Uint8Array, isLast: boolean): string {
  const data =
    state.carry.length > 0
      ? Buffer.concat([state.carry, bytes])
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  state.carry = Buffer.alloc(0);
  if (state.encoding === null) {
    if (data.length < headBytes && !isLast) {
      state.carry = Buffer.from(data);
      return "";
    }
    startDecoding(state, data);
  }
  if (state.decoder) return state.decoder.decode(data, { stream: !isLast });
  return decodeUtf8(state, data, isLast);
}

function startDecoding(state: State, head: Buffer): void {
  state.encoding = detectEncoding(head);
  if (state.encoding !== "utf-8") state.decoder = new TextDecoder(state.encoding);
}

function detectEncoding(head: Buffer): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return detectWideEncoding(head.subarray(0, headBytes)) ?? "utf-8";
}

/** Without a byte order mark, UTF-16 shows by zeros in every other byte. */
function detectWideEncoding(sample: Buffer): TextEncoding | null {
  const even = sample.filter((byte, index) => byte === 0 && index % 2 === 0).length;
  const odd = sample.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  if (sample.length < 4 || Math.max(even, odd) < sample.length / 4) return null;
  if (even === 0) return "utf-16le";
  return odd === 0 ? "utf-16be" : null;
}

function decodeUtf8(state: State, data: Buffer, isLast: boolean): string {
  const tail = isLast ? 0 : incompleteTail(data);
  const body = data.subarray(0, data.length - tail);
  if (isUtf8(body)) {
    state.sawMultibyte ||= !isAscii(body);
    state.carry = Buffer.from(data.subarray(body.length));
    return stripMark(body.toString("utf8"));
  }
  const lossy = body.toString("utf8");
  if (state.sawMultibyte || isMostlyUtf8(lossy)) {
    state.carry = Buffer.from(data.subarray(body.length));
    return stripMark(lossy);
  }
  state.encoding = "windows-1252";
  state.isGuessed = true;
  state.decoder = new TextDecoder("windows-1252");
  return state.decoder.decode(data, { stream: !isLast });
}

/** Bytes at the end that begin a character which the next piece completes. */
function incompleteTail(data: Buffer): number {
  for (let back = 1; back <= Math.min(3, data.length); back += 1) {
    const byte = data[data.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

function isMostlyUtf8(lossy: string): boolean {
  const replaced = lossy.match(/\uFFFD/g)?.length ?? 0;
  const real = lossy.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return real > replaced;
}

function stripMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
