const SNIFFED_BYTES = 4_096;

/**
 * Text of an HTML response: by byte order mark, else the `charset` of its content type, else the one that its head
 * declares, else UTF-8, else windows-1252 where the bytes are no UTF-8 (as the Encoding and HTML standards order them).
 * Never throws; bytes that fit no character become U+FFFD.
 */
export function decodeHtml(bytes: Uint8Array, contentType: string | null): string {
  const declared = labelOf(contentType ?? "") ?? declaredLabel(bytes);
  const decoder = decoderOf(markedLabel(bytes) ?? declared) ?? utf8OrLatin(bytes);
  return decoder.decode(bytes);
}

function markedLabel(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xff && second === 0xfe ? "utf-16le" : null;
}

function declaredLabel(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, SNIFFED_BYTES)).toString("latin1");
  const element = /<meta[^>]{0,500}charset[^>]{0,500}>/i.exec(head)?.[0] ?? /<\?xml[^>]{0,200}\?>/i.exec(head)?.[0];
  const label = element === undefined ? null : labelOf(element);
  // A document that says so in single bytes is none of these.
  return label !== null && /^utf-?16/i.test(label) ? "utf-8" : label;
}

function labelOf(text: string): string | null {
  return /(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(text)?.[1] ?? null;
}

function decoderOf(label: string | null): TextDecoder | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

function utf8OrLatin(bytes: Uint8Array): TextDecoder {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return new TextDecoder("utf-8");
  } catch {
    return new TextDecoder("windows-1252");
  }
}
