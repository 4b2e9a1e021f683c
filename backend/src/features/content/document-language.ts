import { countWords } from "./count-words.ts";
import { detectByFunctionWords, detectLanguage, hasFunctionWords } from "./detect-language.ts";
import type { Block, SourceDocument } from "./document.ts";
import { primaryTag } from "./read-html.ts";

const sampleWords = 250;
/** Pages with at least this much running text are believed over the language that their template declares. */
const tellingWords = 60;
/** Below this, Latin letters say less about a language than the store does. */
const fewWords = 8;

/**
 * The language a document is searched in. Running text decides over a declared language (templates declare what they
 * were made in), the declared one over a guess from little text, and `fallback`, the store's own, stands in last.
 */
export function documentLanguage(document: SourceDocument, fallback: string | null): string | null {
  const declared = primaryTag(document.language ?? "");
  const sample = sampleText(document);
  if (document.kind === "product") return declared ?? detectByFunctionWords(sample, 3) ?? fallback;
  return readProse(sample, declared) ?? declared ?? guessLanguage(sample, fallback);
}

function guessLanguage(sample: string, fallback: string | null): string | null {
  const saysLittle = countWords(sample) < fewWords && /^[\p{Script=Latin}\P{L}]*$/u.test(sample);
  return saysLittle && fallback !== null ? fallback : (detectLanguage(sample) ?? fallback);
}

function readProse(sample: string, declared: string | null): string | null {
  const isTellable = declared === null || hasFunctionWords(declared);
  return isTellable && countWords(sample) >= tellingWords ? detectByFunctionWords(sample, 5) : null;
}

function sampleText(document: SourceDocument): string {
  const texts = [document.title];
  let words = 0;
  for (const block of document.sections.flatMap((section) => section.blocks)) {
    if (words > sampleWords) break;
    const text = blockText(block);
    words += countWords(text);
    texts.push(text);
  }
  return texts.join("\n");
}

function blockText(block: Block): string {
  if (block.kind === "paragraph") return block.text;
  return block.kind === "list" ? block.items.join("\n") : block.rows.slice(0, 20).join("\n");
}
