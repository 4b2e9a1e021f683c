import { extractBudget, type Budget } from "./extract-budget.ts";
import { extractDeadline } from "./extract-deadline.ts";
import { extractEmail, extractName, extractPhone } from "./extract-person.ts";
import { extractQuantity } from "./extract-quantity.ts";

/** What a message says beside its question. Null where it does not say it. */
export interface Facts {
  /** Names a person: kept only with consent. */
  person: { name: string | null; email: string | null; phone: string | null };
  quantity: number | null;
  budget: Budget | null;
  /** `2026-12-24` */
  deadline: string | null;
}

export interface Said {
  text: string;
  language: string;
  /** ISO 4217, for amounts that name none. */
  currency: string;
  /** Days such as "Friday" are counted from here. */
  now: Date;
}

/** Reads a message by patterns alone, without a model: the same message gives the same facts. */
export function extractFacts(said: Said): Facts {
  const { text, language, now } = said;
  const email = extractEmail(text);
  const withoutEmail = email === null ? text : text.replace(email, " ");
  return {
    person: { name: extractName(withoutEmail), email, phone: extractPhone(withoutEmail) },
    quantity: extractQuantity(text),
    budget: extractBudget(said),
    deadline: extractDeadline(text, { language, now }),
  };
}
