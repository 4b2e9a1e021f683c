import type { AnswerScope, Reply } from "./answer-scope.ts";
import type { Findings } from "./find-knowledge.ts";
import { askedText } from "./asked-text.ts";
import { quote } from "./quote-passages.ts";
import { rankSentences, type RankedSentence } from "./rank-sentences.ts";
import { isOutdated } from "./settle-versions.ts";
import { suggestFrom } from "./suggest-questions.ts";

const MOST_FINDINGS = 2;
/** A sentence that holds less of the question than this is not close to it. */
const CLOSE_COVERAGE = 0.25;

/** Says that the knowledge does not answer, shows what comes closest with its source, and offers a person. */
export async function replyUnknown(scope: AnswerScope, findings: Findings | null): Promise<Reply> {
  const { writer, phrases } = scope;
  await writer.say({ text: phrases.unknown, sources: [] });
  const closest = findings ? closestSentences(scope, findings) : [];
  if (closest.length > 0) {
    writer.beginBlock("paragraph");
    await writer.say({ text: phrases.closest, sources: [] });
    for (const { hit, sentence } of closest) {
      writer.beginBlock("item");
      await writer.say({ text: quote(sentence.text), sources: [hit] });
    }
  }
  writer.beginBlock("paragraph");
  await writer.say({ text: phrases.leaveEmail, sources: [] });
  const suggestions = findings
    ? suggestFrom(findings, { language: scope.language, asked: scope.turn.question, used: null })
    : [];
  return { outcome: "unknown", offerContact: true, suggestions };
}

function closestSentences(scope: AnswerScope, findings: Findings): RankedSentence[] {
  const best = new Map<number, RankedSentence>();
  for (const ranked of rankSentences(askedText(scope, findings), findings.hits)) {
    const { number } = ranked.hit.document;
    if (ranked.contextCoverage >= CLOSE_COVERAGE && !isOutdated(ranked.hit) && !best.has(number))
      best.set(number, ranked);
  }
  return [...best.values()].slice(0, MOST_FINDINGS);
}
