/** Letters and digits alone, as two spellings of one text are compared. */
export function plainLetters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

const articles: ReadonlySet<string> = new Set(["a", "an", "the"]);

/** Words without marks and articles, as the evaluator compares answers. */
export function plainWords(text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s]/gu, "")
    .split(/\s+/);
  return words.filter((word) => word !== "" && !articles.has(word)).join(" ");
}
