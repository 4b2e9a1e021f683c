/**
 * What is masked in every text, in one pass. Each repetition is bounded or ends at a character that its own class does
 * not hold, so that no text makes it slow. The groups are, in order: e-mail, secret after its name, secret by its form,
 * a number that may be a card's, telephone.
 */
const SENSITIVE = new RegExp(
  [
    String.raw`((?<![\w.%+-])[\w.%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})`,
    String.raw`((?:pass(?:word|wd|phrase)?|secret|(?:access|refresh|id|auth)?[_-]?token|api[_-]?key|authorization)["']?\s{0,3}[:=]\s{0,3}["']?(?:Bearer |Basic )?[^\s"',;&)\]}[]{4,2048})`,
    String.raw`(\b(?:Bearer|Basic) [\w.~+/-]{8,4096}=*|(?<![\w-])eyJ[\w-]{5,4096}\.[\w-]{5,8192}\.[\w-]{0,4096}|\b(?:sk|pk|rk|whsec)_[A-Za-z0-9_]{12,256}|\bsk-[\w-]{16,256}|\bgh[pousr]_[A-Za-z0-9]{20,255}|\bgithub_pat_\w{20,255}|\bAKIA[0-9A-Z]{16}\b|\bAIza[\w-]{35}|\bxox[abeprs]-[\w-]{10,255}|\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{16,64}|\bnvxo?_[\w-]{16,128}|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\w+/=\s]{0,8192}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?)`,
    String.raw`((?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-]))`,
    String.raw`((?<![\w.+])(?:\+|00)[1-9](?:[ ()./-]{0,2}\d){6,13}(?!\d)|(?<![\w.-])0[1-9]\d{1,4}[ /-](?:[ -]?\d){5,10}(?![\w-])|(?<![\w.-])(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[.-]\d{4}(?![\w-]))`,
  ].join("|"),
  "gi",
);

/** Nothing of the above is in a text without one of these; what is dialled has seven digits at least. */
const SUSPECT =
  /@|\d(?:[ ()./-]{0,2}\d){6}|pass|secret|token|key|authorization|bearer |basic |eyj|_[a-z0-9_]{10}|sk-|akia|aiza|xox|shp/i;

/** How a number begins that is dialled within a country, or out of it. */
const DIALLED = /^0(?:0[1-9]|[1-9]\d{1,4}[ /-])/;

/** The text with e-mail addresses, telephone and card numbers, keys and tokens replaced by `[email]` and so on. */
export function redactText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(SENSITIVE, replace);
}

// oxlint-disable-next-line max-params -- as String.replace hands over what each group found
function replace(match: string, email?: string, named?: string, secret?: string, digits?: string): string {
  if (email !== undefined) return "[email]";
  if (named !== undefined) return `${/^[^:=]*[:=]/.exec(match)?.[0] ?? ""}[secret]`;
  if (secret !== undefined) return "[secret]";
  if (digits === undefined) return "[phone]";
  if (passesLuhn(digits)) return "[card]";
  return DIALLED.test(digits) ? "[phone]" : match;
}

/** The check of card numbers (ISO/IEC 7812-1, annex B). */
function passesLuhn(text: string): boolean {
  let sum = 0;
  let double = false;
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const digit = (text.codePointAt(index) ?? 0) - 48;
    if (digit < 0 || digit > 9) continue;
    const value = double ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
    double = !double;
  }
  return sum % 10 === 0;
}
