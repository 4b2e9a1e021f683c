import type { pushResult } from "@netvexa/contract";
import type { z } from "zod";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { atBulkPriority, tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { readKnownDocuments, writeTombstones } from "./document-queries.ts";
import { sourceCannotPush } from "./errors.ts";
import { hashDocuments } from "./hash-documents.ts";
import { createNumberBlocks } from "./number-blocks.ts";
import { parsePushedItem, type PushedItem } from "./parse-pushed-item.ts";
import { createPause } from "./pause.ts";
import { isOutdated, type WriteOutcome } from "./plan-write.ts";
import { prepareDocuments } from "./prepare-documents.ts";
import { removeDocuments } from "./remove-documents.ts";
import { findSource, lockSource, writeFeedState } from "./source-queries.ts";
import { readStorefrontDefaults } from "./storefront-defaults.ts";
import { storeDocuments } from "./store-documents.ts";

export type PushResult = z.output<typeof pushResult>;

interface Push {
  sourceId: string;
  documents: Record<string, unknown>[];
}

/** Characters written in one transaction: so few that others get in between. */
const TOGETHER = 40_000;

type Deletion = Extract<PushedItem, { kind: "deletion" }>;

/**
 * Creates, changes and deletes documents of a source by external id; answered in the order of the items once all is
 * committed and findable. An item that is not as documented is rejected for itself. An older version never goes over a
 * newer one, not even over a deletion; where an id occurs twice, the items count in order. Throws `not_found`,
 * `source_cannot_push`.
 */
export async function pushDocuments(caller: TenantContext, push: Push): Promise<{ results: PushResult[] }> {
  const ctx = atBulkPriority(caller);
  await assertTakesPushes(ctx, push.sourceId);
  const pause = createPause();
  const items: PushedItem[] = [];
  for (const document of push.documents) {
    items.push(parsePushedItem(document));
    await pause.whenDue();
  }
  const results: PushResult[] = items.map(rejection);
  for (const round of splitRounds(items)) {
    const outcomes = await pushRound(
      ctx,
      push.sourceId,
      round.map(({ item }) => item),
    );
    for (const { item, index } of round) results[index] = accepted(item, outcomes);
  }
  return { results };
}

async function assertTakesPushes(ctx: TenantContext, sourceId: string): Promise<void> {
  const { kind } = await tenantTransaction(ctx, (transaction) => findSource(ctx, transaction, sourceId));
  if (kind === "qa" || kind === "file") throw sourceCannotPush(kind);
}

type Accepted = Exclude<PushedItem, { kind: "rejected" }>;

/** Every round holds an id once. */
function splitRounds(items: PushedItem[]): { item: Accepted; index: number }[][] {
  const rounds: { item: Accepted; index: number }[][] = [];
  const met = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    if (item.kind === "rejected") continue;
    const round = met.get(item.externalId) ?? 0;
    met.set(item.externalId, round + 1);
    (rounds[round] ??= []).push({ item, index });
  }
  return rounds;
}

async function pushRound(
  ctx: TenantContext,
  sourceId: string,
  items: Accepted[],
): Promise<Map<string, WriteOutcome | "deleted">> {
  const defaults = await readStorefrontDefaults(ctx);
  const pause = createPause();
  const reads = items.flatMap((item) => (item.kind === "document" ? [item.read] : []));
  const hashed = await hashDocuments(reads, pause);
  const documents = await prepareDocuments(hashed, { defaultLanguage: defaults.language, pause });
  const numbers = createNumberBlocks(ctx, { document: 1, chunk: 1 });
  const stored = await storeDocuments(ctx, { sourceId, documents, writer: { kind: "push" }, numbers }, TOGETHER);
  if (!stored) throw notFound("source");
  const deletions = items.flatMap((item) => (item.kind === "deletion" ? [item] : []));
  const deleted = await tenantTransaction(ctx, async (transaction) => {
    if (!(await lockSource(ctx, transaction, sourceId))) throw notFound("source");
    await writeFeedState(ctx, transaction, { sourceId, state: null });
    return deletePushed(ctx, transaction, { sourceId, deletions });
  });
  return new Map([...[...stored].map(([id, { outcome }]) => [id, outcome] as const), ...deleted]);
}

async function deletePushed(
  ctx: TenantContext,
  transaction: Transaction,
  { sourceId, deletions }: { sourceId: string; deletions: Deletion[] },
): Promise<Map<string, "deleted" | "outdated">> {
  if (deletions.length === 0) return new Map();
  const externalIds = deletions.map(({ externalId }) => externalId);
  const known = await readKnownDocuments(ctx, transaction, { sourceId, externalIds });
  const isLate = ({ externalId, version }: Deletion) => {
    const before = known.get(externalId);
    return before !== undefined && isOutdated(version, before, { kind: "push" });
  };
  const valid = deletions.filter((deletion) => !isLate(deletion));
  const numbers = valid.flatMap(({ externalId }) => known.get(externalId)?.number ?? []);
  await removeDocuments(ctx, transaction, numbers);
  const deleted = valid.map(({ externalId, version }) => ({
    externalId,
    version: version ?? known.get(externalId)?.version ?? 0,
  }));
  await writeTombstones(ctx, transaction, { sourceId, deleted });
  return new Map(deletions.map((deletion) => [deletion.externalId, isLate(deletion) ? "outdated" : "deleted"]));
}

function rejection(item: PushedItem): PushResult {
  if (item.kind !== "rejected") return { externalId: item.externalId, outcome: "unchanged", code: null, detail: null };
  const { externalId, code, detail } = item;
  return { externalId, outcome: "rejected", code, detail };
}

const OUTCOMES = {
  created: "created",
  updated: "updated",
  offers_updated: "updated",
  touched: "unchanged",
  unchanged: "unchanged",
  outdated: "outdated",
  deleted: "deleted",
} as const satisfies Record<WriteOutcome | "deleted", PushResult["outcome"]>;

function accepted({ externalId }: Accepted, outcomes: Map<string, WriteOutcome | "deleted">): PushResult {
  const outcome = outcomes.get(externalId);
  if (!outcome) throw new Error("A pushed document has no outcome.");
  return { externalId, outcome: OUTCOMES[outcome], code: null, detail: null };
}
