import { listOf, readOtlpAttributes, readOtlpId, readOtlpMs, recordOf, textOf } from "#features/otlp";
import type { SpanFacts, SpanKind } from "#platform/span-recorder";
import type { SpanRow } from "./trace-queries.ts";

/** The spans of one trace that came together. */
export interface ReceivedTrace {
  id: string;
  service: string;
  sessionId: string | null;
  spans: SpanRow[];
}

export interface ReadSpans {
  traces: ReceivedTrace[];
  /** What is wrong with each that cannot be taken. */
  problems: string[];
}

const LONGEST_NAME = 200;
const LONGEST_ATTRIBUTES = 16_000;
const ERROR_CODE = 2;

/** What foreign software calls its steps, as the conventions for generative AI name them. */
const KINDS: Record<string, SpanKind> = {
  chat: "generation",
  text_completion: "generation",
  generate_content: "generation",
  embeddings: "embedding",
  execute_tool: "tool",
  retrieval: "retriever",
  invoke_agent: "agent",
  create_agent: "agent",
};

/** Attributes that hold what was said, asked or found: kept only where the tenant wants it. */
const CONTENT =
  /^gen_ai\.(input\.messages|output\.messages|system_instructions|tool\.call\.(arguments|result)|retrieval\.query\.text|prompt|completion)/;

/** An export request's spans by their traces. A span without valid ids and times is reported, and the others taken. */
export function readOtlpSpans(request: Record<string, unknown>): ReadSpans {
  const traces = new Map<string, ReceivedTrace>();
  const problems: string[] = [];
  for (const { span, resource } of eachSpan(request)) {
    const id = readOtlpId(span.traceId, 16);
    const row = id === null ? null : readSpan(span);
    if (id === null || row === null) {
      problems.push("A span has a trace id, a span id, a name, and an end that is not before its start.");
      continue;
    }
    const trace = traces.get(id) ?? { id, service: serviceOf(resource), sessionId: null, spans: [] };
    traces.set(id, trace);
    trace.sessionId ??= sessionOf(row.attributes);
    trace.spans.push(row);
  }
  return { traces: [...traces.values()], problems };
}

function* eachSpan(request: Record<string, unknown>) {
  for (const resourceSpans of listOf(request.resourceSpans).map(recordOf)) {
    const resource = readOtlpAttributes(recordOf(resourceSpans.resource).attributes);
    for (const scopeSpans of listOf(resourceSpans.scopeSpans).map(recordOf))
      for (const span of listOf(scopeSpans.spans)) yield { span: recordOf(span), resource };
  }
}

function readSpan(span: Record<string, unknown>): SpanRow | null {
  const id = readOtlpId(span.spanId, 8);
  const name = textOf(span.name);
  const startedAt = readOtlpMs(span.startTimeUnixNano);
  const endedAt = readOtlpMs(span.endTimeUnixNano);
  if (id === null || name === null || startedAt === null || endedAt === null || endedAt < startedAt) return null;
  const { facts, content } = divide(readOtlpAttributes(span.attributes));
  return {
    id,
    parentId: readOtlpId(span.parentSpanId, 8),
    kind: KINDS[String(facts["gen_ai.operation.name"] ?? "")] ?? "step",
    name: name.slice(0, LONGEST_NAME),
    status: recordOf(span.status).code === ERROR_CODE ? "error" : "ok",
    startedAt,
    durationMicros: Math.round((endedAt - startedAt) * 1_000),
    attributes: facts,
    content,
  };
}

function divide(attributes: SpanFacts): { facts: SpanFacts; content: SpanFacts } {
  const entries = Object.entries(attributes);
  const part = (isContent: boolean) => Object.fromEntries(entries.filter(([name]) => CONTENT.test(name) === isContent));
  const [facts, content] = [part(false), part(true)];
  if (JSON.stringify(attributes).length <= LONGEST_ATTRIBUTES) return { facts, content };
  const short = Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => String(value).length <= 200)
      .slice(0, 40),
  );
  return { facts: { ...short, "netvexa.cut": true }, content: {} };
}

function serviceOf(resource: SpanFacts): string {
  return String(resource["service.name"] ?? "unknown").slice(0, LONGEST_NAME);
}

function sessionOf(attributes: SpanFacts): string | null {
  const named = attributes["gen_ai.conversation.id"] ?? attributes["session.id"];
  return named === undefined || named === null ? null : String(named).slice(0, LONGEST_NAME);
}
