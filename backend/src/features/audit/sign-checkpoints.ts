import { sql } from "kysely";
import type { Platform } from "#platform/platform";
import type { PeriodicWork } from "#platform/periodic-work";
import { systemTransaction } from "#platform/system-context";
import { appendCheckpoints } from "./checkpoint-file.ts";
import { signCheckpoint, type Checkpoint } from "./checkpoint.ts";

const BATCH = 500;

/** Signs the head of every chain that has grown since it was last signed; returns how many. */
export async function signCheckpoints(platform: Platform): Promise<number> {
  const signed = await systemTransaction({ platform, reason: "keep audit log" }, async (transaction) => {
    const { rows } = await sql<{ chain: string; sequence: number; hash: string }>`
      select h.chain, h.sequence, h.hash from audit_heads h
      where not exists (select 1 from audit_checkpoints c where c.chain = h.chain and c.sequence >= h.sequence)
        and h.sequence > 0 limit ${BATCH}`.execute(transaction);
    const signedAt = platform.clock.now().toISOString();
    const made: Checkpoint[] = rows.map((row) => signCheckpoint(platform, { ...row, signedAt }));
    for (const one of made) {
      await sql`insert into audit_checkpoints (chain, sequence, hash, signed_at, signature)
        values (${one.chain}, ${one.sequence}, ${one.hash}, ${one.signedAt}, ${one.signature})
        on conflict do nothing`.execute(transaction);
    }
    return made;
  });
  if (signed.length > 0) await appendCheckpoints(platform, signed);
  return signed.length;
}

export const signAuditCheckpoints: PeriodicWork = {
  name: "sign audit checkpoints",
  everySeconds: 60,
  run: async (platform) => {
    await signCheckpoints(platform);
  },
};
