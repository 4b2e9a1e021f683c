import type { Clock } from "./clock.ts";
import type { Mail, MailMessage, SentMail } from "./mail.ts";

const KEPT = 200;

/** The development mailbox: nothing leaves, the last messages are kept in this process to be looked at. */
export function createMailBox(clock: Clock): Mail {
  const kept: SentMail[] = [];
  const keep = ({ to, subject, text }: MailMessage) => {
    kept.unshift({ to, subject, text, sentAt: clock.now() });
    kept.length = Math.min(kept.length, KEPT);
  };
  return {
    send: keep,
    deliver: async (message) => keep(message),
    mailbox: () => [...kept],
    close: async () => undefined,
  };
}
