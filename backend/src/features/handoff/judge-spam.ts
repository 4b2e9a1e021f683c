import type { HandoffSettings } from "./handoff-settings.ts";

/** Why a message is not taken, in words for its sender; null when it is. `earlier`: the visitor's last messages. */
export function judgeSpam(text: string, earlier: readonly string[], rules: HandoffSettings["spam"]): string | null {
  const links = text.match(/\b(?:https?:\/\/|www\.)\S/gi)?.length ?? 0;
  if (links > rules.mostLinks) return `it holds more than ${rules.mostLinks} links`;
  const folded = fold(text);
  if (rules.words.some((word) => holdsWord(folded, fold(word)))) return "it holds a word that this shop does not take";
  const repeats = earlier.filter((one) => fold(one) === folded).length;
  return repeats >= rules.mostRepeats ? "the same was sent before" : null;
}

/** Whole words, so that a rule against one does not catch those that contain it. */
function holdsWord(text: string, word: string): boolean {
  return word !== "" && ` ${text} `.includes(` ${word} `);
}

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
