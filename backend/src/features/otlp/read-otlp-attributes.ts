import { listOf, recordOf } from "./read-otlp-fields.ts";

const MAX_DEPTH = 8;

type Value = string | number | boolean | null;

/** Attributes by their keys: texts, numbers and booleans as they are, lists and maps as JSON, bytes as base64. */
export function readOtlpAttributes(attributes: unknown): Record<string, Value> {
  const read = new Map<string, Value>();
  for (const attribute of listOf(attributes)) {
    const { key, value } = recordOf(attribute);
    if (typeof key === "string" && key !== "") read.set(key, readOtlpValue(value));
  }
  return Object.fromEntries(read);
}

/** An `AnyValue`; null when it holds nothing. */
export function readOtlpValue(value: unknown): Value {
  const read = toPlain(value, 0);
  return typeof read === "object" && read !== null ? JSON.stringify(read) : toScalar(read);
}

function toScalar(value: unknown): Value {
  if (typeof value === "string" || typeof value === "boolean") return value;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** As JSON would have it. */
function toPlain(value: unknown, depth: number): unknown {
  const any = recordOf(value);
  if (depth > MAX_DEPTH) return null;
  if (any.arrayValue !== undefined)
    return listOf(recordOf(any.arrayValue).values).map((item) => toPlain(item, depth + 1));
  if (any.kvlistValue !== undefined) return toPlainMap(any.kvlistValue, depth + 1);
  if (any.intValue !== undefined) return toInteger(any.intValue);
  if (any.bytesValue instanceof Uint8Array) return Buffer.from(any.bytesValue).toString("base64");
  return any.stringValue ?? any.boolValue ?? any.doubleValue ?? any.bytesValue ?? null;
}

function toPlainMap(list: unknown, depth: number): Record<string, unknown> {
  const entries = listOf(recordOf(list).values).map((entry) => {
    const { key, value } = recordOf(entry);
    return [typeof key === "string" ? key : "", toPlain(value, depth)] as const;
  });
  return Object.fromEntries(entries);
}

/** What a number cannot hold stays text. */
function toInteger(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
