import type { TypedBytes } from "#platform/route";
import { otlpMediaType, PROTOBUF, type OtlpSignal } from "./decode-otlp.ts";
import { otlpMessage } from "./otlp-messages.ts";

export interface OtlpAnswer {
  /** Records or spans that were not taken; with none, `message` is only a warning. */
  rejected: number;
  /** For whoever runs the sender; empty when all is well. */
  message: string;
}

const ANSWERS = { logs: "LogsAnswer", traces: "TracesAnswer" } as const;
const REJECTED = { logs: "rejectedLogRecords", traces: "rejectedSpans" } as const;

/** The answer to an export, in the form that the request came in; all well is an empty message. */
export function encodeOtlpAnswer(signal: OtlpSignal, mediaType: string | null, answer: OtlpAnswer): TypedBytes {
  const form = otlpMediaType(mediaType);
  const { rejected, message } = answer;
  const isWell = rejected === 0 && message === "";
  const content = isWell ? {} : { partialSuccess: { [REJECTED[signal]]: String(rejected), errorMessage: message } };
  if (form !== PROTOBUF) return { mediaType: form, bytes: Buffer.from(JSON.stringify(content)) };
  const type = otlpMessage(ANSWERS[signal]);
  return { mediaType: form, bytes: type.encode(type.fromObject(content)).finish() };
}
