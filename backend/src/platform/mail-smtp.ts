import { setTimeout as wait } from "node:timers/promises";
import type { Transporter } from "nodemailer";
import type { Logger } from "./logger.ts";
import type { Mail, MailMessage } from "./mail.ts";

export interface SmtpOptions {
  /** `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte. */
  url: string;
  from: string;
  logger: Logger;
  /** Pauses before the second and third try. */
  pausesMs?: readonly number[];
}

const PAUSES_MS = [2_000, 15_000];
const LONGEST_CLOSE_MS = 5_000;

/** Sends through an SMTP server, over TLS where it offers that. */
export function openSmtpMail(options: SmtpOptions): Mail {
  let transport: Promise<Transporter> | null = null;
  // Loaded with the first mail: it costs 26 MB, and few processes send any.
  const open = () => (transport ??= import("nodemailer").then(({ createTransport }) => createTransport(options.url)));
  const underWay = new Set<Promise<void>>();
  const deliver = async (message: MailMessage) => {
    for (const pause of [...(options.pausesMs ?? PAUSES_MS), null]) {
      try {
        await (await open()).sendMail({ from: options.from, ...message });
        return;
      } catch (error) {
        options.logger.warn({ err: error, subject: message.subject, last: pause === null }, "mail was not accepted");
        if (pause !== null) await wait(pause, undefined, { ref: false });
      }
    }
  };
  return {
    send: (message) => {
      const delivery = deliver(message).finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    },
    deliver: async ({ id, ...message }) => {
      await (await open()).sendMail({ from: options.from, messageId: `<${id}@netvexa.mail>`, ...message });
    },
    mailbox: () => null,
    close: async () => {
      await Promise.race([Promise.all(underWay), wait(LONGEST_CLOSE_MS, undefined, { ref: false })]);
      (await transport)?.close();
    },
  };
}
