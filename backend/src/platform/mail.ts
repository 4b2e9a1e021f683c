export interface MailMessage {
  to: string;
  subject: string;
  /** Plain text; links stand on lines of their own. */
  text: string;
}

export interface DeliveredMail extends MailMessage {
  /** The same for each try, so that a mail that arrives twice is known for one. */
  id: string;
}

export interface SentMail extends MailMessage {
  sentAt: Date;
}

/** Where messages to people go: an SMTP server, or the development mailbox. */
export interface Mail {
  /**
   * Takes the message and returns at once, so that how long an answer takes never says whether there was somebody to
   * write to. A failure is tried again twice, then logged without the message's text.
   */
  send(message: MailMessage): void;
  /** Hands one message over, tried once: resolves when it was taken, rejects otherwise. */
  deliver(message: DeliveredMail): Promise<void>;
  /** What was sent, newest first; null where mail really leaves. */
  mailbox(): SentMail[] | null;
  /** Waits for what is on its way, for a few seconds at most. */
  close(): Promise<void>;
}
