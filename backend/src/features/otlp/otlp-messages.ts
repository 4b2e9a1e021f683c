import protobuf from "protobufjs/light.js";

type Field = { type: string; id: number; rule?: "repeated" };

function message(fields: Record<string, [type: string, id: number, rule?: "repeated"]>) {
  const described: Record<string, Field> = {};
  for (const [name, [type, id, rule]] of Object.entries(fields))
    described[name] = { type, id, ...(rule ? { rule } : {}) };
  return { fields: described };
}

const COMMON = {
  AnyValue: {
    ...message({
      stringValue: ["string", 1],
      boolValue: ["bool", 2],
      intValue: ["int64", 3],
      doubleValue: ["double", 4],
      arrayValue: ["ArrayValue", 5],
      kvlistValue: ["KeyValueList", 6],
      bytesValue: ["bytes", 7],
    }),
    oneofs: {
      value: {
        oneof: ["stringValue", "boolValue", "intValue", "doubleValue", "arrayValue", "kvlistValue", "bytesValue"],
      },
    },
  },
  ArrayValue: message({ values: ["AnyValue", 1, "repeated"] }),
  KeyValueList: message({ values: ["KeyValue", 1, "repeated"] }),
  KeyValue: message({ key: ["string", 1], value: ["AnyValue", 2] }),
  InstrumentationScope: message({
    name: ["string", 1],
    version: ["string", 2],
    attributes: ["KeyValue", 3, "repeated"],
  }),
  Resource: message({ attributes: ["KeyValue", 1, "repeated"] }),
};

const LOGS = {
  LogsRequest: message({ resourceLogs: ["ResourceLogs", 1, "repeated"] }),
  ResourceLogs: message({ resource: ["Resource", 1], scopeLogs: ["ScopeLogs", 2, "repeated"] }),
  ScopeLogs: message({ scope: ["InstrumentationScope", 1], logRecords: ["LogRecord", 2, "repeated"] }),
  LogRecord: message({
    timeUnixNano: ["fixed64", 1],
    severityNumber: ["int32", 2],
    severityText: ["string", 3],
    body: ["AnyValue", 5],
    attributes: ["KeyValue", 6, "repeated"],
    flags: ["fixed32", 8],
    traceId: ["bytes", 9],
    spanId: ["bytes", 10],
    observedTimeUnixNano: ["fixed64", 11],
    eventName: ["string", 12],
  }),
  LogsAnswer: message({ partialSuccess: ["LogsPartialSuccess", 1] }),
  LogsPartialSuccess: message({ rejectedLogRecords: ["int64", 1], errorMessage: ["string", 2] }),
};

const TRACES = {
  TracesRequest: message({ resourceSpans: ["ResourceSpans", 1, "repeated"] }),
  ResourceSpans: message({ resource: ["Resource", 1], scopeSpans: ["ScopeSpans", 2, "repeated"] }),
  ScopeSpans: message({ scope: ["InstrumentationScope", 1], spans: ["Span", 2, "repeated"] }),
  Span: message({
    traceId: ["bytes", 1],
    spanId: ["bytes", 2],
    traceState: ["string", 3],
    parentSpanId: ["bytes", 4],
    name: ["string", 5],
    kind: ["int32", 6],
    startTimeUnixNano: ["fixed64", 7],
    endTimeUnixNano: ["fixed64", 8],
    attributes: ["KeyValue", 9, "repeated"],
    events: ["SpanEvent", 11, "repeated"],
    links: ["SpanLink", 13, "repeated"],
    status: ["SpanStatus", 15],
  }),
  SpanEvent: message({ timeUnixNano: ["fixed64", 1], name: ["string", 2], attributes: ["KeyValue", 3, "repeated"] }),
  SpanLink: message({ traceId: ["bytes", 1], spanId: ["bytes", 2], attributes: ["KeyValue", 4, "repeated"] }),
  SpanStatus: message({ message: ["string", 2], code: ["int32", 3] }),
  TracesAnswer: message({ partialSuccess: ["TracesPartialSuccess", 1] }),
  TracesPartialSuccess: message({ rejectedSpans: ["int64", 1], errorMessage: ["string", 2] }),
};

const root = protobuf.Root.fromJSON({ nested: { ...COMMON, ...LOGS, ...TRACES } });

/** A message of the OpenTelemetry protocol 1.x, as far as it is used here: what is not named is skipped. */
export function otlpMessage(name: keyof typeof LOGS | keyof typeof TRACES): protobuf.Type {
  return root.lookupType(name);
}
