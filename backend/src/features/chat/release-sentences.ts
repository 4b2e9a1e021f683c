import { splitSentences } from "#features/content";
import { UNKNOWN_WORD } from "./build-prompt.ts";

/** A sentence of a model's answer, with what it says it rests on. */
export interface ModelSentence {
  text: string;
  /** Numbers of the sources, as the model was given them. */
  numbers: number[];
  /** Where it begins a paragraph or an item of a list. */
  begins: "paragraph" | "item" | null;
}

export interface SentenceReader {
  /** The sentences that are complete with this piece. */
  push(piece: string): ModelSentence[];
  /** What is left when the model is done. */
  end(): ModelSentence[];
  /** The model said that it does not know. */
  isUnknown(): boolean;
}

const ITEM = /^\s*(?:[-*•·–]|\d{1,2}[.)])\s+/u;
/** What may still become the mark of an item. */
const ITEM_BEGUN = /^\s*(?:[-*•·–]|\d{1,2}[.)]?)?\s*$/u;
const MARKERS = /\s*\[\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*\]/g;
/** "… 30 days. [1]" is meant as "… 30 days [1]." */
const MARKER_BEHIND = /([.!?。؟])\s*((?:\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]\s*)+)/gu;
/** A sentence that names its sources and ends needs no look at what follows. */
const CLOSED = /\]\s*[.!?。؟]["”»')]*$/u;

interface ReaderState {
  language: string;
  /** What belongs to no complete sentence yet. */
  open: string;
  said: string;
  begins: ModelSentence["begins"];
  atLineStart: boolean;
}

/** Cuts a stream of text into sentences as early as it can be sure of them. */
export function createSentenceReader(language: string): SentenceReader {
  const state: ReaderState = { language, open: "", said: "", begins: null, atLineStart: true };
  return {
    push: (piece) => {
      state.said += piece;
      state.open += piece;
      const sentences: ModelSentence[] = [];
      for (let end = state.open.indexOf("\n"); end >= 0; end = state.open.indexOf("\n")) {
        sentences.push(...closeLine(state, state.open.slice(0, end)));
        state.open = state.open.slice(end + 1).replace(/^\r/, "");
      }
      return [...sentences, ...closeSentences(state)];
    },
    end: () => {
      const sentences = closeLine(state, state.open);
      state.open = "";
      return sentences;
    },
    isUnknown: () => state.said.replace(/[^\p{L}]/gu, "") === UNKNOWN_WORD,
  };
}

function closeLine(state: ReaderState, line: string): ModelSentence[] {
  const text = state.atLineStart ? withoutItemMark(state, line) : line;
  const sentences = splitSentences(tidy(text), state.language).map((sentence) => take(state, sentence));
  state.begins = "paragraph";
  state.atLineStart = true;
  return sentences;
}

function closeSentences(state: ReaderState): ModelSentence[] {
  if (state.atLineStart) {
    if (ITEM_BEGUN.test(state.open)) return [];
    state.open = withoutItemMark(state, state.open);
    state.atLineStart = false;
  }
  const sentences = withOpenMarker(splitSentences(tidy(state.open), state.language));
  const last = sentences.at(-1) ?? "";
  const isClosed = CLOSED.test(last);
  const closed = isClosed ? sentences : sentences.slice(0, -1);
  if (closed.length > 0) state.open = isClosed ? "" : last + (/\s$/.test(state.open) ? " " : "");
  return closed.map((sentence) => take(state, sentence));
}

/** A bracket that has only just opened may name the sources of the sentence before it. */
function withOpenMarker(sentences: string[]): string[] {
  const last = sentences.at(-1) ?? "";
  if (sentences.length < 2 || !/^\[[\d\s,;]*\]?$/.test(last)) return sentences;
  return [...sentences.slice(0, -2), `${sentences.at(-2)} ${last}`];
}

function withoutItemMark(state: ReaderState, line: string): string {
  const mark = ITEM.exec(line)?.[0];
  if (mark === undefined) return line;
  state.begins = "item";
  return line.slice(mark.length);
}

function take(state: ReaderState, text: string): ModelSentence {
  const sentence = { ...parse(text), begins: state.begins };
  state.begins = null;
  return sentence;
}

function tidy(text: string): string {
  return text.replace(MARKER_BEHIND, (_, stop: string, markers: string) => ` ${markers.trim()}${stop} `).trim();
}

function parse(text: string): { text: string; numbers: number[] } {
  const numbers = [...text.matchAll(MARKERS)].flatMap(([, list = ""]) => list.split(/[,;]/).map(Number));
  return {
    text: text
      .replace(MARKERS, "")
      .replace(/^#{1,6}\s+/, "")
      .trim(),
    numbers: [...new Set(numbers)],
  };
}
