import { AppError } from "#platform/errors";
import { otlpMessage } from "./otlp-messages.ts";
import { recordOf } from "./read-otlp-fields.ts";

export type OtlpSignal = "logs" | "traces";

export const PROTOBUF = "application/x-protobuf";
export const JSON_TYPE = "application/json";

const REQUESTS = { logs: "LogsRequest", traces: "TracesRequest" } as const;

/**
 * An export request as plain objects with the names of OTLP's JSON form, whichever it came in. Only ids differ: bytes
 * from protobuf, hexadecimal text from JSON; `readOtlpId` takes both. Throws `otlp_unreadable`, and
 * `otlp_media_type` for what is neither.
 */
export function decodeOtlp(signal: OtlpSignal, body: Uint8Array, mediaType: string | null): Record<string, unknown> {
  return otlpMediaType(mediaType) === PROTOBUF ? decodeProtobuf(signal, body) : decodeJson(body);
}

/** Throws `otlp_media_type`. */
export function otlpMediaType(mediaType: string | null): typeof PROTOBUF | typeof JSON_TYPE {
  const named = (mediaType ?? "").split(";")[0]?.trim().toLowerCase();
  if (named === PROTOBUF || named === JSON_TYPE) return named;
  throw new AppError({
    kind: "invalid",
    code: "otlp_media_type",
    detail: `OTLP is sent as ${PROTOBUF} or ${JSON_TYPE}.`,
  });
}

function decodeProtobuf(signal: OtlpSignal, body: Uint8Array): Record<string, unknown> {
  const type = otlpMessage(REQUESTS[signal]);
  try {
    return type.toObject(type.decode(body), { longs: String });
  } catch (cause) {
    throw unreadable("The body is not a protobuf message of this signal.", cause);
  }
}

function decodeJson(body: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString("utf8"));
    return recordOf(value);
  } catch (cause) {
    throw unreadable("The body is not valid JSON.", cause);
  }
}

function unreadable(detail: string, cause: unknown): AppError {
  return new AppError({ kind: "invalid", code: "otlp_unreadable", detail, cause });
}
