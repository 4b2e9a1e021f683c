/** Endings that a word takes or loses between a question and a catalogue: [as asked, as listed]. */
const endings: Record<string, [string, string][]> = {
  en: [
    ["ies", "y"],
    ["es", ""],
    ["s", ""],
    ["gray", "grey"],
    ["grey", "gray"],
  ],
  de: [
    ["es", ""],
    ["en", ""],
    ["em", ""],
    ["er", ""],
    ["e", ""],
    ["n", ""],
    ["s", ""],
  ],
  fr: [
    ["es", ""],
    ["e", ""],
    ["s", ""],
    ["x", ""],
    ["che", "c"],
  ],
  es: [
    ["es", ""],
    ["s", ""],
    ["a", "o"],
    ["as", "o"],
    ["os", "o"],
    ["as", "a"],
  ],
  it: [
    ["a", "o"],
    ["i", "o"],
    ["e", "o"],
    ["e", "a"],
    ["i", "e"],
  ],
  pt: [
    ["s", ""],
    ["a", "o"],
    ["as", "o"],
    ["os", "o"],
    ["eis", "el"],
    ["ais", "al"],
  ],
  nl: [
    ["en", ""],
    ["e", ""],
    ["s", ""],
    ["te", "t"],
  ],
};
const shortestStem = 3;

/** The value itself and what it may be listed as: "rote" asks for "rot", "monitors" for "monitor". */
export function inflectValue(value: string, languages: string[]): string[] {
  const forms = new Set([value]);
  for (const [asked, listed] of languages.flatMap((language) => endings[language] ?? [])) {
    if (!value.endsWith(asked)) continue;
    const form = value.slice(0, value.length - asked.length) + listed;
    if (form.length >= shortestStem) forms.add(form);
  }
  return [...forms];
}
