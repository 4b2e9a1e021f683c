import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { readCheckpoints } from "./checkpoint-file.ts";
import { isSigned, type Checkpoint } from "./checkpoint.ts";

export interface AuditProblem {
  sequence: number;
  problem: string;
}

export interface ChainReport {
  chain: string;
  entries: number;
  checkpoints: number;
  problems: AuditProblem[];
}

const BATCH = 1_000;
const MAX_PROBLEMS = 100;

/**
 * Recomputes every chain from its entries and holds it against the signed checkpoints, those in the database and those
 * on this machine's disk. Finds an entry that was changed, removed, put elsewhere or cut off the end; what was added
 * after the last checkpoint can still be cut off without being missed.
 */
export async function verifyAudit(
  platform: Platform,
): Promise<{ intact: boolean; entries: number; chains: ChainReport[] }> {
  const checkpoints = [...(await storedCheckpoints(platform)), ...(await readCheckpoints(platform))];
  const chains = new Set([...(await storedChains(platform)), ...checkpoints.map(({ chain }) => chain)]);
  const reports: ChainReport[] = [];
  for (const chain of [...chains].toSorted()) {
    const own = checkpoints.filter((one) => one.chain === chain);
    reports.push(await verifyChain(platform, chain, own));
  }
  return {
    intact: reports.every(({ problems }) => problems.length === 0),
    entries: reports.reduce((sum, { entries }) => sum + entries, 0),
    chains: reports,
  };
}

interface Walk {
  sequence: number;
  hash: string;
  entries: number;
  problems: AuditProblem[];
}

async function verifyChain(platform: Platform, chain: string, checkpoints: Checkpoint[]): Promise<ChainReport> {
  const walk: Walk = { sequence: 0, hash: "", entries: 0, problems: [] };
  const hashes = new Map(checkpoints.map(({ sequence }) => [sequence, ""]));
  for (;;) {
    const rows = await readEntries(platform, chain, walk.sequence);
    for (const row of rows) {
      step(walk, chain, row);
      if (hashes.has(row.sequence)) hashes.set(row.sequence, row.hash);
    }
    if (rows.length < BATCH) break;
  }
  const problems = [
    ...walk.problems,
    ...(await headProblems(platform, chain, walk)),
    ...checkpoints.flatMap((one) => checkpointProblems(platform, one, hashes.get(one.sequence) ?? "")),
  ];
  return { chain, entries: walk.entries, checkpoints: checkpoints.length, problems: problems.slice(0, MAX_PROBLEMS) };
}

interface Row {
  sequence: number;
  entry: string;
  hash: string;
}

function step(walk: Walk, chain: string, row: Row): void {
  if (row.sequence !== walk.sequence + 1) {
    walk.problems.push({ sequence: walk.sequence + 1, problem: "is missing" });
  }
  const expected = createHash("sha256").update([walk.hash, chain, row.sequence, row.entry].join("\n")).digest("hex");
  if (expected !== row.hash) {
    walk.problems.push({ sequence: row.sequence, problem: "does not follow from the entry before it" });
  }
  walk.sequence = row.sequence;
  walk.hash = row.hash;
  walk.entries += 1;
}

async function headProblems(platform: Platform, chain: string, walk: Walk): Promise<AuditProblem[]> {
  const { rows } = await systemTransaction({ platform, reason: "keep audit log" }, (transaction) =>
    sql<{ sequence: number; hash: string }>`select sequence, hash from audit_heads where chain = ${chain}`.execute(
      transaction,
    ),
  );
  const head = rows[0];
  // Entries may have been added since they were read.
  if (head && (head.sequence > walk.sequence || head.hash === walk.hash)) {
    return head.sequence > walk.sequence ? await missingTail(platform, chain, walk.sequence) : [];
  }
  return [{ sequence: walk.sequence, problem: "the chain's head does not match its last entry" }];
}

async function missingTail(platform: Platform, chain: string, last: number): Promise<AuditProblem[]> {
  const rows = await readEntries(platform, chain, last);
  return rows.length > 0 ? [] : [{ sequence: last + 1, problem: "was cut off" }];
}

function checkpointProblems(platform: Platform, one: Checkpoint, hash: string): AuditProblem[] {
  const { sequence } = one;
  if (!isSigned(platform, one)) return [{ sequence, problem: "the checkpoint's signature is not ours" }];
  if (hash === "") return [{ sequence, problem: "was signed and is gone" }];
  return hash === one.hash ? [] : [{ sequence, problem: "differs from what was signed" }];
}

async function readEntries(platform: Platform, chain: string, after: number): Promise<Row[]> {
  const { rows } = await systemTransaction({ platform, reason: "keep audit log", priority: "bulk" }, (transaction) =>
    sql<Row>`select sequence, entry, hash from audit_entries
      where chain = ${chain} and sequence > ${after} order by sequence limit ${BATCH}`.execute(transaction),
  );
  return rows;
}

async function storedChains(platform: Platform): Promise<string[]> {
  const { rows } = await systemTransaction({ platform, reason: "keep audit log" }, (transaction) =>
    sql<{ chain: string }>`select chain from audit_heads union select chain from audit_entries`.execute(transaction),
  );
  return rows.map(({ chain }) => chain);
}

async function storedCheckpoints(platform: Platform): Promise<Checkpoint[]> {
  const { rows } = await systemTransaction({ platform, reason: "keep audit log" }, (transaction) =>
    sql<Omit<Checkpoint, "signedAt"> & { signed_at: Date }>`
      select chain, sequence, hash, signed_at, signature from audit_checkpoints`.execute(transaction),
  );
  return rows.map(({ signed_at: signedAt, ...row }) => ({ ...row, signedAt: signedAt.toISOString() }));
}
