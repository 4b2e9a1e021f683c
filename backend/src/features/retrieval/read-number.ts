/** Languages that write "1.440" for one thousand four hundred and forty. */
const dotGroups = new Set(["de", "es", "it", "pt", "nl", "da", "id", "tr"]);
const groupedByComma = /^\p{N}{1,3}(?:,\p{N}{3})+(?:\.\p{N}+)?$/u;
const groupedByDot = /^\p{N}{1,3}(?:\.\p{N}{3})+(?:,\p{N}+)?$/u;

/** One spelling for a number: no thousands separators, a dot for decimals, no zeros behind it ("43,20" → "43.2"). */
export function readNumber(text: string, language: string): string {
  const plain = dropGroups(text, language);
  if (!plain.includes(".")) return plain;
  return plain.replace(/\.?0+$/, "");
}

function dropGroups(text: string, language: string): string {
  const hasGroups = dotGroups.has(language) ? groupedByDot.test(text) : groupedByComma.test(text);
  if (hasGroups) return dotGroups.has(language) ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
  return text.replaceAll(",", ".");
}
