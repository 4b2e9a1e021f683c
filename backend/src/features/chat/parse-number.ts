/** Languages that write 1,299.00; the others here write 1.299,00. */
const DOT_DECIMAL = new Set(["en", "ar", "he", "zh", "ja", "ko", "th", "hi"]);

/**
 * The values that a written number can have, as plain decimals without needless zeros ("1299", "0.5"). One value, except
 * where three digits follow a single separator and no language decides ("1.299"). Empty when it is not a number.
 */
export function parseNumber(raw: string, language: string | null): string[] {
  const joined = raw.replace(/[\s\u00A0']/g, "");
  if (!/^\d+(?:[.,]\d+)*$/.test(joined)) return [];
  const marks = [...joined.matchAll(/[.,]/g)].map(([mark]) => mark);
  if (marks.length === 0) return [canonical(joined)];
  if (new Set(marks).size === 2) return [readMixed(joined)];
  return marks.length > 1 ? [canonical(joined.replace(/[.,]/g, ""))] : readSingle(joined, language);
}

/** A price never has three decimals in the currencies of shops here, so a mark before three digits groups them. */
export function parseAmount(raw: string, language: string | null): string[] {
  const joined = raw.replace(/[\s\u00A0']/g, "");
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(joined) ? [canonical(joined.replace(/[.,]/, ""))] : parseNumber(raw, language);
}

function readMixed(joined: string): string {
  const decimal = Math.max(joined.lastIndexOf("."), joined.lastIndexOf(","));
  return canonical(`${joined.slice(0, decimal).replace(/[.,]/g, "")}.${joined.slice(decimal + 1)}`);
}

function readSingle(joined: string, language: string | null): string[] {
  const [whole = "", fraction = ""] = joined.split(/[.,]/);
  const decimal = canonical(`${whole}.${fraction}`);
  if (fraction.length !== 3 || whole.length > 3 || whole.startsWith("0")) return [decimal];
  const grouped = canonical(whole + fraction);
  if (language === null) return [grouped, decimal];
  const decimalMark = DOT_DECIMAL.has(language) ? "." : ",";
  return [joined.includes(decimalMark) ? decimal : grouped];
}

function canonical(value: string): string {
  const [whole = "0", fraction = ""] = value.split(".");
  const kept = fraction.replace(/0+$/, "");
  const digits = whole.replace(/^0+(?=\d)/, "");
  return kept === "" ? digits : `${digits}.${kept}`;
}
