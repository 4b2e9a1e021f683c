import type { Masker } from "./compile-patterns.ts";
import { setField } from "./flatten-fields.ts";
import type { LogFieldValue, NewLogRecord } from "./log-record.ts";
import { redactText } from "./redact-text.ts";

/** The last part of a field's name, without what joins words. */
const SECRET_NAME =
  /(?:^|[._-])(?:pass(?:word|wd|phrase)?|secret|(?:access|refresh|id|auth|session)?[_-]?token|api[_-]?key|private[_-]?key|client[_-]?secret|authorization|(?:set-)?cookie|cvv|cvc)$/i;

const MOST_NAMES = 5_000;
const judgedNames = new Map<string, boolean>();

/** A sender has few names, and each of them thousands of times. */
function isSecretName(name: string): boolean {
  const known = judgedNames.get(name);
  if (known !== undefined) return known;
  if (judgedNames.size >= MOST_NAMES) judgedNames.clear();
  const isSecret = SECRET_NAME.test(name);
  judgedNames.set(name, isSecret);
  return isSecret;
}

/**
 * The record as it may be stored: message, field values and the name of its source masked. A field that is called a
 * secret is one, whatever it holds. Ids and the log's name stay: they are what records are found by.
 */
export function redactRecord(record: NewLogRecord, own: Masker | null): NewLogRecord {
  const mask = own ? (text: string) => own(redactText(text)) : redactText;
  return {
    ...record,
    message: mask(record.message),
    fields: redactFields(record.fields, mask),
    source: record.source === null ? null : mask(record.source),
  };
}

function redactFields(fields: NewLogRecord["fields"], mask: Masker): NewLogRecord["fields"] {
  const redacted: NewLogRecord["fields"] = {};
  for (const name of Object.keys(fields)) {
    setField(redacted, name, redactField(name, fields[name] ?? null, mask));
  }
  return redacted;
}

function redactField(name: string, value: LogFieldValue, mask: Masker): LogFieldValue {
  if (value === null || value === "") return value;
  if (isSecretName(name)) return "[secret]";
  if (typeof value === "string") return mask(value);
  // A number of so many digits may be a card's; what is no card stays a number.
  if (typeof value !== "number" || value < 1e12) return value;
  const text = String(value);
  const masked = mask(text);
  return masked === text ? value : masked;
}
