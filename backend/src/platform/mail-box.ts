import type { Clock } from "./clock.ts";
import type { Mail, SentMail } from "./mail.ts";

const KEPT = 200;

/** The development mailbox: nothing leaves, the last messages are kept in this process to be looked at. */
export function createMailBox(clock: Clock): Mail {
  const kept: SentMail[] = [];
  return {
    send: (message) => {
      kept.unshift({ ...message, sentAt: clock.now() });
      kept.length = Math.min(kept.length, KEPT);
    },
    mailbox: () => [...kept],
    close: async () => undefined,
  };
}
