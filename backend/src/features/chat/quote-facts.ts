import { analyse } from "#features/retrieval";
import type { ProductAnswer } from "./product-answer.ts";
import { quote } from "./quote-passages.ts";
import { rankSentences, type RankedSentence } from "./rank-sentences.ts";

/** Share of what the question asks beside the product's name that a line must hold. */
const LEAST_COVERAGE = 0.3;
/** The same where the sheet is in another language than the question. */
const LEAST_FOREIGN_COVERAGE = 0.28;
const MOST_FACTS = 2;

/** Lines and sentences of a product's own passages that answer what is asked of it; false when none does. */
export async function quoteFacts(answer: ProductAnswer, pattern: RegExp | null = null): Promise<boolean> {
  const chosen = pattern ? matching(answer, pattern) : chooseFacts(answer);
  let said: boolean = false;
  for (const { hit, sentence } of chosen) {
    const text = sentence.kind === "attribute" ? strongName(quote(sentence.text)) : quote(sentence.text);
    const live = [answer.product];
    const named: string = sentence.kind === "attribute" && !said ? `${answer.product.title} – ${text}` : text;
    said = (await answer.scope.writer.say({ text: named, sources: [hit], live })) || said;
  }
  return said;
}

function chooseFacts(answer: ProductAnswer): RankedSentence[] {
  const { scope, focus, passages } = answer;
  const { variants } = scope.intent;
  if (focus.rest.length === 0 && !variants) return introduction(answer);
  // "Which colours" asks for versions; a product without any may still name its colour.
  const asked = variants ? scope.asked : scope.intent.subject;
  const ranked = rankSentences({ question: withoutTitle(asked, answer), language: scope.language }, passages);
  const [best] = ranked;
  const least = answer.product.language === scope.language ? LEAST_COVERAGE : LEAST_FOREIGN_COVERAGE;
  if (!best || best.coverage < least) return [];
  return ranked
    .filter((other) => other.score >= best.score * 0.85 && other.coverage >= least)
    .slice(0, best.sentence.kind === "attribute" ? 1 : MOST_FACTS);
}

/** Nothing but the product was named: how it is described. */
function introduction({ scope, passages }: ProductAnswer): RankedSentence[] {
  const { intent } = scope;
  if (intent.price || intent.stock || intent.variants) return [];
  return rankSentences({ question: "", language: scope.language }, passages)
    .filter(({ sentence, hit }) => sentence.kind === "sentence" && hit.chunk.position === 0)
    .toSorted((a, b) => a.sentence.position - b.sentence.position)
    .slice(0, MOST_FACTS);
}

function matching({ scope, passages }: ProductAnswer, pattern: RegExp): RankedSentence[] {
  return rankSentences({ question: "", language: scope.language }, passages)
    .filter(({ sentence }) => pattern.test(sentence.text))
    .slice(0, 1);
}

/** The product's own name says nothing about which of its lines is meant. */
function withoutTitle(subject: string, { product, scope, wanted }: ProductAnswer): string {
  const named = [product.title, ...wanted.map(({ asked }) => asked)].join(" ");
  const title = new Set(analyse(named, scope.language));
  return subject
    .split(/\s+/)
    .filter((word) => !analyse(word, scope.language).some((term) => title.has(term)))
    .join(" ");
}

function strongName(line: string): string {
  const colon = line.search(/[:：]/u);
  return colon <= 0 ? line : `**${line.slice(0, colon)}**${line.slice(colon)}`;
}
