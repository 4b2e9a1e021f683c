const vowelSigns = /[\u064B-\u0652\u0640]/g;
const alifs = /[\u0622\u0623\u0625]/g;

/**
 * A message in the form that phrases are written in: compatibility composition, lower case, straight apostrophes, one
 * kind of Arabic alif and ya, no vowel signs. With `keep` white space and escapes stay, for the phrases themselves.
 */
export function foldMessage(text: string, spaces: "one" | "keep" = "one"): string {
  const folded = (spaces === "keep" ? text : text.normalize("NFKC").toLowerCase())
    .replace(/[’‘`´]/g, "'")
    .replace(vowelSigns, "")
    .replace(alifs, "\u0627")
    .replace(/\u0649/g, "\u064A");
  return spaces === "keep" ? folded : folded.replace(/\s+/g, " ").trim();
}
