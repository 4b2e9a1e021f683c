import { notFound } from "#platform/errors";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { MOST_SYNONYMS, tooManySynonyms } from "./errors.ts";
import {
  countSynonyms,
  deleteSynonymRow,
  insertSynonym,
  selectSynonyms,
  updateSynonymRow,
  type SynonymRow,
} from "./queries.ts";

/** Names of one and the same thing. */
export interface SynonymGroup {
  /** Null for every language. */
  language: string | null;
  words: string[];
}

export async function listSynonyms(ctx: TenantContext) {
  const rows = await tenantTransaction(ctx, (tx) => selectSynonyms(tx, ctx, "used"));
  return { synonyms: rows.map(toAnswer) };
}

/** In force with the next question. Throws `too_many_synonyms`. */
export async function createSynonym(ctx: TenantContext, group: SynonymGroup & { origin: SynonymRow["origin"] }) {
  return tenantTransaction(ctx, async (tx) => toAnswer(await store(tx, ctx, { ...group, state: "used" })));
}

/** Throws `not_found`. */
export async function updateSynonym(ctx: TenantContext, { id, ...group }: SynonymGroup & { id: string }) {
  const row = { ...group, id, words: tidyWords(group.words) };
  const stored = await tenantTransaction(ctx, (tx) => updateSynonymRow(tx, ctx, row));
  if (!stored) throw notFound("synonym");
  return toAnswer(stored);
}

/** Throws `not_found`. */
export async function deleteSynonym(ctx: TenantContext, id: string): Promise<void> {
  const known = await tenantTransaction(ctx, (tx) => deleteSynonymRow(tx, ctx, id));
  if (!known) throw notFound("synonym");
}

/** A suggestion that was refused does not come again. Throws `too_many_synonyms`. */
export async function refuseSynonym(ctx: TenantContext, group: SynonymGroup): Promise<void> {
  await tenantTransaction(ctx, (tx) => store(tx, ctx, { ...group, origin: "learned", state: "refused" }));
}

async function store(
  tx: Transaction,
  ctx: TenantContext,
  group: SynonymGroup & Pick<SynonymRow, "origin"> & { state: "used" | "refused" },
): Promise<SynonymRow> {
  if ((await countSynonyms(tx, ctx)) >= MOST_SYNONYMS) throw tooManySynonyms();
  const row = await insertSynonym(tx, ctx, { ...group, id: newId(), words: tidyWords(group.words) });
  if (!row) throw new Error("A group of synonyms was not stored.");
  return row;
}

function tidyWords(words: readonly string[]): string[] {
  return words.map((word) => word.normalize("NFKC").trim().replaceAll(/\s+/gu, " "));
}

function toAnswer({ changed_at: changedAt, ...row }: SynonymRow) {
  return { ...row, changedAt: changedAt.toISOString() };
}
