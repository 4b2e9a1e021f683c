import { foldFigures } from "./fold-figures.ts";

const RUN = 6;

/** Whether a sentence repeats the rules that the model was given: the fence's mark, or six words in a row. */
export function createLeakCheck(rules: string, mark: string): (sentence: string) => boolean {
  const runs = new Set(runsOf(rules));
  return (sentence) =>
    sentence.includes(mark) || /<<\s*(?:data|end)/i.test(sentence) || runsOf(sentence).some((run) => runs.has(run));
}

function runsOf(text: string): string[] {
  const words = foldFigures(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, at) => words.slice(at, at + RUN).join(" "));
}
