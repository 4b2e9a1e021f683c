import {
  MAX_FIELD_DEPTH,
  MAX_FIELD_NAME_CHARS,
  MAX_FIELD_VALUE_CHARS,
  MAX_FIELDS,
  MAX_FIELDS_CHARS,
} from "./log-limits.ts";
import type { LogFieldValue } from "./log-record.ts";
import { LogRecordError } from "./log-record-error.ts";
import { toStorableText } from "./to-storable-text.ts";

type Fields = Record<string, LogFieldValue>;

interface Flattening {
  fields: Fields;
  count: number;
  chars: number;
}

/**
 * An object of any shape as flat fields with dotted names; lists stay together as JSON. Throws `LogRecordError` for more
 * than 100 fields, names beyond 100 characters, values beyond 8,192, 65,536 characters together, or eight levels.
 */
export function flattenFields(value: unknown): Fields {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new LogRecordError("fields_invalid", "fields must be an object.");
  const flattening: Flattening = { fields: {}, count: 0, chars: 0 };
  flattenInto(flattening, { value, prefix: "", depth: 1 });
  return flattening.fields;
}

function flattenInto(into: Flattening, at: { value: object; prefix: string; depth: number }): void {
  if (at.depth > MAX_FIELD_DEPTH)
    throw new LogRecordError("fields_too_deep", `fields may be nested ${MAX_FIELD_DEPTH} levels deep.`);
  for (const [key, value] of Object.entries(at.value)) {
    const name = at.prefix === "" ? key : `${at.prefix}.${key}`;
    if (isObject(value)) flattenInto(into, { value, prefix: name, depth: at.depth + 1 });
    else if (value !== undefined) addField(into, name, toFieldValue(name, value));
  }
}

function addField(into: Flattening, name: string, value: LogFieldValue): void {
  if (name === "" || name.length > MAX_FIELD_NAME_CHARS)
    throw new LogRecordError("field_name_invalid", `A field's name has 1 to ${MAX_FIELD_NAME_CHARS} characters.`);
  into.count += 1;
  into.chars += name.length + (typeof value === "string" ? value.length : 8);
  if (into.count > MAX_FIELDS)
    throw new LogRecordError("too_many_fields", `A record has at most ${MAX_FIELDS} fields.`);
  if (into.chars > MAX_FIELDS_CHARS)
    throw new LogRecordError("fields_too_long", `Fields have at most ${MAX_FIELDS_CHARS} characters together.`);
  setField(into.fields, toStorableText(name), value);
}

/** By assignment, which is fastest, but for the one name that it would divert. */
export function setField(fields: Fields, name: string, value: LogFieldValue): void {
  if (name !== "__proto__") fields[name] = value;
  else Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
}

function toFieldValue(name: string, value: unknown): LogFieldValue {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.length > MAX_FIELD_VALUE_CHARS)
    throw new LogRecordError(
      "field_too_long",
      `The field ${name.slice(0, MAX_FIELD_NAME_CHARS)} is longer than ${MAX_FIELD_VALUE_CHARS} characters.`,
    );
  return toStorableText(text);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
