import { rm } from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { systemTransaction } from "#platform/system-context";
import { recordAudit } from "./record-audit.ts";
import { signCheckpoints } from "./sign-checkpoints.ts";
import { verifyAudit } from "./verify-audit.ts";

let test: TestPlatform;
let ctx: TenantContext;
beforeEach(async () => {
  test = await openTestPlatform();
  ctx = await test.createTenant();
  for (let i = 1; i <= 5; i += 1) await record(`step.${i}`);
});
afterEach(() => test.close());

function record(action: string): Promise<void> {
  return tenantTransaction(ctx, (transaction) =>
    recordAudit(ctx, transaction, { action, detail: { text: "ü\n'quoted'" } }),
  );
}

/** As somebody with the whole database in their hands, past the triggers. */
async function tamper(statement: string): Promise<void> {
  const { owner } = test.database;
  await sql.raw("alter table audit_entries disable trigger user").execute(owner);
  await sql.raw(statement).execute(owner);
  await sql.raw("alter table audit_entries enable trigger user").execute(owner);
}

/** The same, who also knows how chains are made, and makes all hashes anew. */
const REHASH = `do $$ declare e record; head text := ''; begin
  for e in select * from audit_entries order by sequence loop
    head := encode(sha256(convert_to(head || E'\\n' || e.chain || E'\\n' || e.sequence || E'\\n' || e.entry, 'UTF8')), 'hex');
    update audit_entries set hash = head where chain = e.chain and sequence = e.sequence;
  end loop;
  update audit_heads set hash = head, sequence = (select max(sequence) from audit_entries);
end $$`;

async function problems(): Promise<string[]> {
  const { chains } = await verifyAudit(test.platform);
  return chains.flatMap((chain) => chain.problems.map(({ sequence, problem }) => `${sequence} ${problem}`));
}

describe("[O2] the audit log", () => {
  it("is intact when nobody touched it, however often it is signed", async () => {
    expect(await signCheckpoints(test.platform)).toBe(1);
    expect(await signCheckpoints(test.platform)).toBe(0);
    await record("later");
    expect(await signCheckpoints(test.platform)).toBe(1);
    expect(await verifyAudit(test.platform)).toMatchObject({ intact: true, entries: 6, chains: [{ checkpoints: 4 }] });
  });

  it.each([
    ["an edit", `update audit_entries set entry = replace(entry, 'step.3', 'step.X') where sequence = 3`],
    ["a deletion", `delete from audit_entries where sequence = 3`],
    ["a truncation", `delete from audit_entries where sequence > 3`],
    [
      "another order",
      `update audit_entries a set entry = b.entry from audit_entries b where (a.sequence, b.sequence) in ((2, 4), (4, 2))`,
    ],
  ])("shows %s, also when every hash was made anew", async (_name, statement) => {
    await signCheckpoints(test.platform);
    await tamper(statement);
    expect(await problems()).not.toEqual([]);
    await tamper(REHASH);
    expect(await problems()).not.toEqual([]);
  });

  it("shows an edit before anything was signed", async () => {
    await tamper(`update audit_entries set entry = replace(entry, 'step.3', 'step.X') where sequence = 3`);
    expect(await problems()).toContain("3 does not follow from the entry before it");
  });

  it("shows a truncation whose checkpoints were removed from the database too", async () => {
    await signCheckpoints(test.platform);
    await tamper(`delete from audit_entries where sequence > 3`);
    await tamper(`alter table audit_checkpoints disable trigger user; delete from audit_checkpoints;
      alter table audit_checkpoints enable trigger user`);
    await tamper(REHASH);
    expect(await problems()).toContain("5 was signed and is gone");
    // The control: without what is outside of the database it would pass.
    await rm(path.join(test.platform.env.dataDir, "audit-checkpoints.jsonl"));
    expect(await problems()).toEqual([]);
  });

  it("shows a checkpoint that we did not sign", async () => {
    await signCheckpoints(test.platform);
    await tamper(`update audit_entries set entry = replace(entry, 'step.3', 'step.X') where sequence = 3`);
    await tamper(REHASH);
    await tamper(`alter table audit_checkpoints disable trigger user;
      update audit_checkpoints set hash = (select hash from audit_heads); alter table audit_checkpoints enable trigger user`);
    await rm(path.join(test.platform.env.dataDir, "audit-checkpoints.jsonl"));
    expect(await problems()).toEqual(["5 the checkpoint's signature is not ours"]);
  });

  it("cannot be changed by any role of the product, and a tenant adds to its own organisation's alone", async () => {
    const change = sql`update audit_entries set entry = '{}'`;
    await expect(tenantTransaction(ctx, (transaction) => change.execute(transaction))).rejects.toThrow(
      /permission denied/,
    );
    const asSystem = systemTransaction({ platform: test.platform, reason: "keep audit log" }, (transaction) =>
      change.execute(transaction),
    );
    await expect(asSystem).rejects.toThrow(/permission denied/);
    await expect(change.execute(test.database.owner)).rejects.toThrow(/append-only/);
    const other = await test.createTenant("Other");
    await expect(
      tenantTransaction(other, (transaction) =>
        sql`select append_audit_to('00000000-0000-0000-0000-000000000000', '{}')`.execute(transaction),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it("keeps one chain whole while many write at once", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => record(`concurrent.${i}`)));
    expect(await verifyAudit(test.platform)).toMatchObject({ intact: true, entries: 25 });
  });
});
