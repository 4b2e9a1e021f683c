import type { Masker } from "./compile-patterns.ts";
import type { LogFieldValue, NewLogRecord } from "./log-record.ts";
import { redactText } from "./redact-text.ts";

/** The last part of a field's name, without what joins words. */
const SECRET_NAME =
  /(?:^|[._-])(?:pass(?:word|wd|phrase)?|secret|(?:access|refresh|id|auth|session)?[_-]?token|api[_-]?key|private[_-]?key|client[_-]?secret|authorization|(?:set-)?cookie|cvv|cvc)$/i;

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
    Object.defineProperty(redacted, name, {
      value: redactField(name, fields[name] ?? null, mask),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return redacted;
}

function redactField(name: string, value: LogFieldValue, mask: Masker): LogFieldValue {
  if (value === null || value === "") return value;
  if (SECRET_NAME.test(name)) return "[secret]";
  if (typeof value === "string") return mask(value);
  // A number of so many digits may be a card's; what is no card stays a number.
  if (typeof value !== "number" || value < 1e12) return value;
  const text = String(value);
  const masked = mask(text);
  return masked === text ? value : masked;
}
