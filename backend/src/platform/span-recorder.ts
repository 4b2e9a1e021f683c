import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

/** What a step is, in the words of tools that show traces of language models. */
export type SpanKind = "agent" | "retriever" | "embedding" | "generation" | "tool" | "guard" | "step";

/** By their OpenTelemetry names, such as `gen_ai.request.model`. */
export type SpanFacts = Record<string, string | number | boolean | string[] | null>;

export interface RecordedSpan {
  /** 16 hexadecimal digits. */
  id: string;
  parentId: string | null;
  kind: SpanKind;
  name: string;
  /** Milliseconds since 1970, with a fraction. */
  startedAt: number;
  durationMicros: number;
  /** Why it failed; null when it did not. */
  failure: string | null;
  facts: SpanFacts;
  /** What was said, asked or found, word for word: kept only where the tenant wants it. */
  content: SpanFacts;
}

export interface SpanName {
  kind: SpanKind;
  name: string;
}

/** A step that runs. Outside a recording it takes everything and keeps nothing. */
export interface OpenSpan {
  note(facts: SpanFacts): void;
  noteContent(content: SpanFacts): void;
}

export interface Recording {
  /** Everything that `work` does, however deep, is recorded as steps under one root; runs once. */
  run<T>(work: (root: OpenSpan) => Promise<T>): Promise<T>;
  /** The steps that have ended, in the order in which they began. */
  spans(): RecordedSpan[];
}

interface Place {
  ended: RecordedSpan[];
  parentId: string | null;
}

/** Most steps of one recording: a run that takes thousands tells nothing more by the last. */
const MOST_SPANS = 500;
const place = new AsyncLocalStorage<Place>();
const nowhere: OpenSpan = { note: () => undefined, noteContent: () => undefined };

export function openRecording(root: SpanName): Recording {
  const ended: RecordedSpan[] = [];
  return {
    run: (work) => place.run({ ended, parentId: null }, () => inSpan(root, work)),
    spans: () => ended.toSorted((one, other) => one.startedAt - other.startedAt),
  };
}

/** Runs `work` as a step of the recording that it is called in; without one it just runs. */
export async function inSpan<T>(name: SpanName, work: (span: OpenSpan) => Promise<T>): Promise<T> {
  const within = place.getStore();
  if (!within) return work(nowhere);
  const span = begin(name, within);
  const began = performance.now();
  try {
    return await place.run({ ended: within.ended, parentId: span.id }, () => work(openSpan(span)));
  } catch (error) {
    span.failure = error instanceof Error ? error.name : "Error";
    throw error;
  } finally {
    span.durationMicros = Math.round((performance.now() - began) * 1_000);
    if (within.ended.length < MOST_SPANS) within.ended.push(span);
  }
}

/** Notes something that takes no time, such as a sentence that was held back. */
export function noteMoment(name: SpanName, facts: SpanFacts): void {
  const within = place.getStore();
  if (within && within.ended.length < MOST_SPANS) within.ended.push({ ...begin(name, within), facts });
}

function begin({ kind, name }: SpanName, { parentId }: Place): RecordedSpan {
  const startedAt = performance.timeOrigin + performance.now();
  const id = randomBytes(8).toString("hex");
  return { id, parentId, kind, name, startedAt, durationMicros: 0, failure: null, facts: {}, content: {} };
}

function openSpan(span: RecordedSpan): OpenSpan {
  return {
    note: (facts) => void Object.assign(span.facts, facts),
    noteContent: (content) => void Object.assign(span.content, content),
  };
}
