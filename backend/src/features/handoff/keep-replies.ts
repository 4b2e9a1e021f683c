import type { cannedReply } from "@netvexa/contract";
import type { z } from "zod";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import {
  deleteReply,
  insertReply,
  selectReplies,
  selectTitleHolder,
  updateReply,
  type CannedRow,
} from "./canned-queries.ts";
import { titleTaken, tooManyReplies } from "./errors.ts";

export type CannedReply = z.input<typeof cannedReply>;
const MOST_REPLIES = 200;

interface Wording {
  title: string;
  text: string;
}

/** Replies that the team has ready, by title. */
export async function listCannedReplies(ctx: TenantContext): Promise<{ replies: CannedReply[] }> {
  const rows = await tenantTransaction(ctx, (tx) => selectReplies(tx, ctx));
  return { replies: rows.map(toReply) };
}

/** Keeps a reply ready. Throws `title_taken`, `too_many_replies`. */
export async function createCannedReply(ctx: TenantContext, wording: Wording): Promise<CannedReply> {
  const row = await tenantTransaction(ctx, async (tx) => {
    if ((await selectReplies(tx, ctx)).length >= MOST_REPLIES) throw tooManyReplies(MOST_REPLIES);
    return insertReply(tx, ctx, { id: newId(), ...wording });
  });
  if (!row) throw titleTaken();
  return toReply(row);
}

/** Throws `not_found`, `title_taken`. */
export async function updateCannedReply(ctx: TenantContext, { id, ...wording }: Wording & { id: string }) {
  const row = await tenantTransaction(ctx, async (tx) => {
    const holder = await selectTitleHolder(tx, ctx, wording.title);
    if (holder !== undefined && holder !== id) throw titleTaken();
    return updateReply(tx, ctx, { id, ...wording });
  });
  if (!row) throw notFound("reply");
  return toReply(row);
}

/** Throws `not_found`. */
export async function deleteCannedReply(ctx: TenantContext, id: string): Promise<void> {
  if (!(await tenantTransaction(ctx, (tx) => deleteReply(tx, ctx, id)))) throw notFound("reply");
}

function toReply({ id, title, text, updated_at: updatedAt }: CannedRow): CannedReply {
  return { id, title, text, updatedAt: updatedAt.toISOString() };
}
