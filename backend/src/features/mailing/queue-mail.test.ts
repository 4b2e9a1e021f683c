import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DeliveredMail, Mail } from "#platform/mail";
import { systemTransaction } from "#platform/system-context";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { queueMail, sendQueuedMail } from "./queue-mail.ts";

let test: TestPlatform;
let shop: TenantContext;
let taken: DeliveredMail[];
let refuse = false;

const mail: Mail = {
  send: () => undefined,
  deliver: async (message) => {
    if (refuse) throw new Error("The server is away.");
    taken.push(message);
  },
  mailbox: () => null,
  close: async () => undefined,
};

beforeAll(async () => {
  test = await openTestPlatform({ mail });
  shop = await test.createTenant();
});
beforeEach(() => {
  taken = [];
  refuse = false;
});
afterAll(() => test.close());

const message = (subject: string) => ({ to: "ada@example.com", subject, text: "https://secret.example/token" });
const queue = (subject: string) =>
  tenantTransaction(shop, (transaction) => queueMail(test.platform, transaction, message(subject)));
async function waiting() {
  const { rows } = await sql<{ id: string; tenant_id: string | null; sealed: string; attempts: number; due: boolean }>`
    select id, tenant_id, sealed, attempts, next_at <= now() as due from mail_outbox`.execute(test.database.owner);
  return rows;
}

describe("[N1] a mail that is written down", () => {
  it("is sent once, under an id of its own, and then gone", async () => {
    const id = await queue("Hello");
    expect(await Promise.all([sendQueuedMail(test.platform), sendQueuedMail(test.platform)])).toContain(1);
    expect(taken).toEqual([{ ...message("Hello"), id }]);
    expect(await waiting()).toEqual([]);
    expect(await sendQueuedMail(test.platform)).toBe(0);
  });

  it("is never sent where what it tells of did not happen", async () => {
    const failed = tenantTransaction(shop, async (transaction) => {
      await queueMail(test.platform, transaction, message("Never"));
      throw new Error("It did not happen.");
    });
    await expect(failed).rejects.toThrow("did not happen");
    expect(await sendQueuedMail(test.platform)).toBe(0);
  });

  it("waits longer after each refusal and is tried again", async () => {
    refuse = true;
    await queue("Later");
    expect(await sendQueuedMail(test.platform)).toBe(0);
    expect(await waiting()).toMatchObject([{ attempts: 1, due: false }]);
    refuse = false;
    expect(await sendQueuedMail(test.platform)).toBe(0);
    await sql`update mail_outbox set next_at = now()`.execute(test.database.owner);
    expect(await sendQueuedMail(test.platform)).toBe(1);
    expect(taken.map(({ subject }) => subject)).toEqual(["Later"]);
  });

  it("holds nothing that can be read in the database, and is its storefront's", async () => {
    await queue("Sealed");
    const [row] = await waiting();
    expect(row?.tenant_id).toBe(shop.tenantId);
    expect(JSON.stringify(row)).not.toContain("secret.example");
    const peek = tenantTransaction(shop, (transaction) => sql`select * from mail_outbox`.execute(transaction));
    await expect(peek).rejects.toThrow(/permission denied/);
    await sendQueuedMail(test.platform);
  });

  it("can belong to no storefront", async () => {
    await systemTransaction({ platform: test.platform, reason: "send mail" }, (transaction) =>
      queueMail(test.platform, transaction, message("Invitation")),
    );
    expect(await waiting()).toMatchObject([{ tenant_id: null }]);
    expect(await sendQueuedMail(test.platform)).toBe(1);
  });
});
