import { analyse, type SearchHit } from "#features/retrieval";
import { cellsOf, isRow, labelOf } from "./table-row.ts";
import { splitPassage, type PassageSentence } from "./split-passage.ts";

/** A sentence of a passage that was found, with what stands around it; terms as `analyse` gives them. */
export interface SentenceCandidate {
  hit: SearchHit;
  sentence: PassageSentence;
  terms: ReadonlySet<string>;
  sequence: readonly string[];
  /** Words as they are written, in lower case, with those of the title. */
  written: ReadonlySet<string>;
  /** Of the page's title. */
  title: ReadonlySet<string>;
  headings: ReadonlySet<string>;
  /** Of the question that the sentence answers; empty where it answers none in particular. */
  question: ReadonlySet<string>;
  /** Of the sentences before and behind it, and of those on the same line. */
  near: ReadonlySet<string>;
  /** The question that this sentence is the first to answer: a heading, or a line before it. */
  answers: ReadonlySet<string> | null;
  /** Heads the lines behind it and says nothing by itself. */
  isHeading: boolean;
  /** Of "Name: value", the name. */
  label: ReadonlySet<string> | null;
}

/** A question's answer ends two sentences behind it. */
const LONGEST_ANSWER = 2;

export function readCandidates(hit: SearchHit): SentenceCandidate[] {
  const { chunk, document } = hit;
  const { language } = chunk;
  const title = new Set(analyse(document.title, language));
  const heading = new Set(analyse(chunk.headings.join("\n"), language));
  const sentences = splitPassage(chunk.text, language);
  const sequences = sentences.map(({ text }) => analyse(text, language));
  const asked = questionsAnswered(hit, sentences, sequences);
  const headings = headingLines(chunk.text);
  const under = headingsWithin(headings, sentences, sequences);
  return sentences.map((sentence, at) => {
    const sequence = sequences[at] ?? [];
    const { question, isFirst } = asked[at] ?? { question: null, isFirst: false };
    return {
      hit,
      sentence,
      sequence,
      terms: new Set(analyse(withoutFirstLabel(sentence.text), language)),
      written: wordsOf(`${document.title} ${sentence.text}`),
      title,
      headings: heading.union(under[at] ?? none),
      question: question ?? none,
      near: nearTerms(sentences, sequences, at),
      answers: isFirst ? question : null,
      isHeading: headings.has(sentence.line),
      label: sentence.kind === "attribute" ? new Set(analyse(labelOf(sentence.text), language)) : null,
    };
  });
}

const none: ReadonlySet<string> = new Set();
const LONGEST_HEADING_WORDS = 8;

/** Small sections stand together in one passage: for each sentence the terms of the line that heads it there. */
function headingsWithin(
  headings: ReadonlySet<number>,
  sentences: readonly PassageSentence[],
  sequences: readonly string[][],
): ReadonlySet<string>[] {
  let current = none;
  return sentences.map(({ line }, at) => {
    if (headings.has(line)) current = new Set(sequences[at]);
    return headings.has(line) ? none : current;
  });
}

/** Numbers of the lines of a passage that head what follows: short, without a mark, and not a sentence or a fact. */
function headingLines(text: string): ReadonlySet<number> {
  const lines = text.split("\n");
  const isHeading = (line: string, at: number) =>
    at < lines.length - 1 &&
    !/^\s*(?:[-*•·–]|\d{1,3}[.)])\s|[.!?。؟:：;,]\s*$|[:：]\s/u.test(line) &&
    line.trim() !== "" &&
    line.trim().split(/\s+/).length <= LONGEST_HEADING_WORDS;
  return new Set(lines.flatMap((line, at) => (isHeading(line, at) ? [at] : [])));
}

interface Answered {
  question: ReadonlySet<string> | null;
  isFirst: boolean;
}

/** For each sentence the question that it answers: of its own line, of a line shortly before, or of the heading. */
function questionsAnswered(
  hit: SearchHit,
  sentences: readonly PassageSentence[],
  sequences: readonly string[][],
): Answered[] {
  let question = headingQuestion(hit);
  let since = 0;
  const onLine = new Map<number, ReadonlySet<string>>();
  for (const [at, { kind, line, text }] of sentences.entries())
    if (kind === "question" && LABELLED.test(text)) onLine.set(line, new Set(sequences[at]));
  return sentences.map(({ kind, line }, at) => {
    since += 1;
    const own = onLine.get(line);
    if (own) return { question: own, isFirst: kind !== "question" };
    if (kind === "question") {
      question = new Set(sequences[at]);
      since = 0;
    }
    return { question: since <= LONGEST_ANSWER ? question : null, isFirst: since === 1 && question !== null };
  });
}

/** How lists of customers' questions name them. */
const LABELLED = /^(?:question|q|frage|f|pregunta|p|domanda|d|pergunta|vraag|v|سؤال|س)\s*[:：]/iu;

/** A heading that asks, or a typed question: the passage begins with its answer. */
function headingQuestion({ chunk, document }: SearchHit): ReadonlySet<string> | null {
  const asks = [document.kind === "qa" ? document.title : "", ...chunk.headings].findLast((text) =>
    /[?？؟]\s*$/u.test(text),
  );
  return asks === undefined ? null : new Set(analyse(asks, chunk.language));
}

function nearTerms(
  sentences: readonly PassageSentence[],
  sequences: readonly string[][],
  at: number,
): ReadonlySet<string> {
  const line = sentences[at]?.line;
  const near = sequences.filter(
    (_, other) => other !== at && (Math.abs(other - at) === 1 || sentences[other]?.line === line),
  );
  return new Set(near.flat());
}

const LEAST_CELLS = 3;

/** The name of a table's first column tells nothing of one of its rows: "Country: Denmark; …" is not about any country. */
function withoutFirstLabel(text: string): string {
  return isRow(text, LEAST_CELLS) ? text.slice(labelOf(cellsOf(text)[0] ?? "").length + 1) : text;
}

/** Words of three letters or more. */
export function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu));
}
