const email =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/u;

/** The first e-mail address of a message, as written. */
export function extractEmail(text: string): string | null {
  return email.exec(text)?.[0] ?? null;
}

const phone = /(?<![\p{L}\p{N}#])(?:\+|00)?\(?\d(?:[\s()./-]{0,2}\d){6,14}(?![\p{L}\p{N}])/gu;
const fewestDigits = 7;
const mostDigits = 15;
/** Before a number that is no telephone's. */
const otherNumber =
  /(?:order|bestell(?:ung|nummer)?|commande|pedido|ordine|encomenda|invoice|rechnung|tracking|sku|ean|article|artikel|طلب|nr\.?|no\.?|#)\s*(?:number|nummer|numéro|número|numero|id)?\s*[:#]?\s*$/iu;
const dateLike = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/;

/** The first telephone number of a message (7 to 15 digits, ITU-T E.164), its digits with a leading plus if it had one. */
export function extractPhone(text: string): string | null {
  for (const match of text.normalize("NFKC").matchAll(phone)) {
    const [written] = match;
    const digits = written.replace(/\D/g, "");
    const isPhone = digits.length >= fewestDigits && digits.length <= mostDigits && !dateLike.test(written);
    if (isPhone && !otherNumber.test(text.slice(0, match.index)))
      return /^(?:\+|00)/.test(written) ? `+${digits.replace(/^00/, "")}` : digits;
  }
  return null;
}

const introductions =
  /(?:\bmy name is|\bthis is|\bname:|\bich heiße|\bich heisse|\bmein name ist|\bje m['’]appelle|\bmon nom est|\bme llamo|\bmi nombre es|\bmi chiamo|\bil mio nome è|\bmeu nome é|\bchamo-me|\bme chamo|\bik heet|\bmijn naam is|(?:^|\s)اسمي)\s+/iu;
const nameWords =
  /^(?:\p{Lu}[\p{L}'’.-]{0,30}|[\p{Script=Arabic}]{2,30})(?:\s+(?:(?:van|von|de|der|den|di|da|del|la|le|bin|al)\s+){0,2}(?:\p{Lu}[\p{L}'’.-]{0,30}|[\p{Script=Arabic}]{2,30})){0,3}/u;

/** The name that somebody gives with "my name is" in any of the store's languages; never a guess from capitals alone. */
export function extractName(text: string): string | null {
  const found = introductions.exec(text);
  if (!found) return null;
  const name = nameWords.exec(text.slice(found.index + found[0].length))?.[0];
  return name?.replace(/[.'’-]+$/u, "") ?? null;
}
