import { sql } from "kysely";
import { z } from "zod";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import type { MailMessage } from "#platform/mail";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";

const PURPOSE = "queued mail";
/** How long a process may take over one message before another tries; longer than any server is waited for. */
const LEASE_SECONDS = 180;
const AT_ONCE = 20;
/** Tries, each twice as long after the one before: the last about four days after the first. */
const MOST_ATTEMPTS = 13;

const stored = z.object({ to: z.string(), subject: z.string(), text: z.string() });

/** Writes a message down in the caller's transaction, a tenant's or the system's: it is sent if that commits, and once. */
export async function queueMail(platform: Platform, transaction: Transaction, message: MailMessage): Promise<string> {
  const id = newId();
  const sealed = platform.secrets.seal(PURPOSE, id, JSON.stringify(message));
  await sql`select queue_mail(${id}::uuid, ${sealed}::text)`.execute(transaction);
  return id;
}

/**
 * Hands what is due to the mail server, in any number of processes: a message is one process's while it is being sent,
 * and gone once it was taken. A server that took it in the moment of a crash may be handed it again, under the same
 * Message-ID. Returns how many were taken.
 */
export async function sendQueuedMail(platform: Platform): Promise<number> {
  let taken = 0;
  for (const row of await claim(platform)) if (await send(platform, row)) taken += 1;
  return taken;
}

interface Row {
  id: string;
  sealed: string;
  attempts: number;
}

async function claim(platform: Platform): Promise<Row[]> {
  return inSystem(platform, async (transaction) => {
    const { rows } = await sql<Row>`update mail_outbox set attempts = attempts + 1,
        next_at = now() + make_interval(secs => ${LEASE_SECONDS}::int)
      where id in (select id from mail_outbox where next_at <= now() order by next_at limit ${AT_ONCE}
        for update skip locked)
      returning id, sealed, attempts`.execute(transaction);
    return rows;
  });
}

async function send(platform: Platform, { id, sealed, attempts }: Row): Promise<boolean> {
  const message = stored.parse(JSON.parse(platform.secrets.open(PURPOSE, id, sealed)));
  try {
    await platform.mail.deliver({ ...message, id });
  } catch (error) {
    const last = attempts >= MOST_ATTEMPTS;
    platform.logger.warn({ err: error, subject: message.subject, attempts, last }, "mail was not accepted");
    await (last ? forget(platform, id) : postpone(platform, { id, seconds: 30 * 2 ** attempts }));
    return false;
  }
  await forget(platform, id);
  return true;
}

async function forget(platform: Platform, id: string): Promise<void> {
  await inSystem(platform, (transaction) => sql`delete from mail_outbox where id = ${id}`.execute(transaction));
}

async function postpone(platform: Platform, { id, seconds }: { id: string; seconds: number }): Promise<void> {
  await inSystem(platform, (transaction) =>
    sql`update mail_outbox set next_at = now() + make_interval(secs => ${seconds}::int) where id = ${id}`.execute(
      transaction,
    ),
  );
}

function inSystem<T>(platform: Platform, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return systemTransaction({ platform, reason: "send mail" }, work);
}
