const lineBreak = /\r\n?|[\u2028\u2029]/g;
/** Soft hyphens, zero-width marks, direction overrides and tag characters: they hide text from people, not from search. */
const invisible = /[\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu;
const controlButNewline = /[^\P{Cc}\n]/gu;
const spaces = /[\p{Zs}]+/gu;

/**
 * Text that every later step can take: well-formed Unicode in NFC, no control or invisible characters (PostgreSQL
 * refuses NUL), single spaces, lines trimmed, no empty lines.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(lineBreak, "\n")
    .replace(invisible, "")
    .replace(controlButNewline, " ")
    .replace(spaces, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

/** As `cleanText`, on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll("\n", " ");
}

/** At most `maxChars` UTF-16 units, never half of a surrogate pair. */
export function cutText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const last = text.charCodeAt(maxChars - 1);
  const halvesPair = last >= 0xd8_00 && last <= 0xdb_ff;
  return text.slice(0, halvesPair ? maxChars - 1 : maxChars);
}
