const nonAscii = /[\u0080-\uFFFF]/;
/** Marks that compatibility normalisation would turn into letters ("Core™2" must not become "coretm2"). */
const legalMarks = /[\u2122\u00AE\u00A9\u2120]/g;
/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs; the vowels of Indic and Thai script stay. */
const optionalMarks = /[\u0300-\u036F\u0591-\u05BD\u064B-\u0652]+/g;
const letters: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", ı: "i" };
const foldedLetters = /[ßæœøđłı]/g;

/** Lower case in Unicode's compatibility composition (NFKC), accents kept: what stemmers expect. */
export function normaliseCase(text: string): string {
  if (!nonAscii.test(text)) return text.toLowerCase();
  return text.replace(legalMarks, " ").replaceAll("×", "x").normalize("NFKC").toLowerCase().normalize("NFC");
}

/** Without accents, for scripts where they are optional in typing; expects lower case. */
export function stripAccents(word: string): string {
  if (!nonAscii.test(word)) return word;
  const plain = word.replace(foldedLetters, (letter) => letters[letter] ?? letter);
  return plain.normalize("NFD").replace(optionalMarks, "").normalize("NFC");
}

/** As `stripAccents`, but every character keeps its place, so that what is found in one text stands there in the other. */
export function stripAccentsInPlace(text: string): string {
  if (!nonAscii.test(text)) return text;
  return text.replace(/[\u00C0-\u024F’]/g, (letter) => (letter === "’" ? "'" : (letter.normalize("NFD")[0] ?? letter)));
}
