import type { MailMessage } from "#platform/mail";
import type { ContactRow, Said } from "./contact-queries.ts";

export interface ContactMail {
  to: string;
  contact: Pick<ContactRow, "name" | "email" | "message" | "fields" | "consent" | "shop" | "created_at">;
  said: readonly Said[];
  /** To the conversation in the dashboard; null where there is none. */
  link: string | null;
}

const SPEAKER = { visitor: "Visitor", agent: "Assistant", person: "Team" } as const;
const LONGEST_TRANSCRIPT = 40_000;

/** Who wants to be contacted and why, with the conversation so far. */
export function composeContactMail({ to, contact, said, link }: ContactMail): MailMessage {
  const from = contact.name === null ? contact.email : `${contact.name} <${contact.email}>`;
  const lines = said.map(({ by, name, text }) => `${name ?? SPEAKER[by]}: ${text}`);
  const transcript = lines.join("\n").slice(-LONGEST_TRANSCRIPT);
  const parts = [
    `${oneLine(from)} wrote to ${oneLine(contact.shop)} on ${contact.created_at.toISOString().slice(0, 16).replace("T", " ")} UTC:`,
    contact.message,
    ...Object.entries(contact.fields).map(([field, value]) => `${oneLine(field)}: ${oneLine(value)}`),
    ...(contact.consent === null ? [] : [`Agreed to: ${oneLine(contact.consent)}`]),
    `Answer by writing to ${oneLine(contact.email)}.`,
    ...(link === null ? [] : [`The conversation in your inbox:\n${link}`]),
    ...(transcript === "" ? [] : [`What was said before:\n\n${transcript}`]),
  ];
  const subject = `${oneLine(contact.shop)}: a message from ${oneLine(contact.name ?? contact.email)}`;
  return { to, subject: subject.slice(0, 200), text: `${parts.join("\n\n")}\n\nNetvexa\n` };
}

/** Visitors name themselves: nothing of it may begin a line, or a header, of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\t]+/g, " ").trim();
}
