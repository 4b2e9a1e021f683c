const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** ISO 4217 code in upper case, or null. */
export function parseCurrency(text: string | null): string | null {
  const code = text?.trim().toUpperCase() ?? "";
  return CURRENCIES.has(code) ? code : null;
}

interface Form {
  pattern: RegExp;
  decimal: "." | "," | null;
}

const FORMS: readonly Form[] = [
  { pattern: /^\d{1,12}$/, decimal: null },
  { pattern: /^\d{1,12}\.\d{1,2}$/, decimal: "." },
  { pattern: /^\d{1,12},\d{1,2}$/, decimal: "," },
  { pattern: /^\d{1,3}(?:,\d{3})+\.\d{1,3}$/, decimal: "." },
  { pattern: /^\d{1,3}(?:\.\d{3})+,\d{1,3}$/, decimal: "," },
  { pattern: /^\d{1,3}(?:\.\d{3}){2,}$/, decimal: null },
  // Machines print this many decimals; nobody writes thousands so.
  { pattern: /^\d{1,12}\.\d{4,}$/, decimal: "." },
  { pattern: /^\d{4,12}\.\d{3}$/, decimal: "." },
];
const WITH_TWO_DIGITS: readonly Form[] = [...FORMS, { pattern: /^\d{1,3}(?:,\d{3})+$/, decimal: null }];
const WITH_THREE_DIGITS: readonly Form[] = [...FORMS, { pattern: /^\d{1,12}\.\d{3}$/, decimal: "." }];

/**
 * A price in the minor unit of its currency, or null when it is not certain what is meant: `1.299` may be one or a
 * thousand, a range is no price, and nothing or zero is how shops say that there is none.
 */
export function parsePrice(text: string | null, currency: string): number | null {
  const digits = fractionDigits(currency);
  const bare = (text ?? "")
    .replace(/[\s\u00A0\u202F'’]/g, "")
    .replace(/^(?:[A-Z]{3}|\p{Sc})|(?:[A-Z]{3}|\p{Sc})$/gu, "");
  const form = (digits === 3 ? WITH_THREE_DIGITS : WITH_TWO_DIGITS).find(({ pattern }) => pattern.test(bare));
  if (!form) return null;
  const at = form.decimal === null ? bare.length : bare.lastIndexOf(form.decimal);
  const fraction = bare.slice(at + 1).replace(/0+$/, "");
  if (fraction.length > digits) return null;
  const minor = Number(`${bare.slice(0, at).replace(/[.,]/g, "")}${fraction.padEnd(digits, "0")}`);
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null;
}

function fractionDigits(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
