import { recordAudit } from "#features/audit";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { deleteBlock, insertBlock, isBlocked, selectBlocks, type Blockable, type BlockRow } from "./block-queries.ts";
import { networkUnknown, visitorBlocked } from "./errors.ts";
import { memberOf } from "./member-of.ts";
import { selectThread } from "./thread-queries.ts";

export interface BlockWish {
  conversationId: string;
  kind: "visitor" | "network";
  reason: string;
}

/** Takes nothing more from the visitor of a conversation, or from its network. Throws `not_found`, `network_unknown`. */
export async function blockVisitor(ctx: TenantContext, { conversationId, kind, reason }: BlockWish) {
  return tenantTransaction(ctx, async (tx) => {
    const row = await selectThread(tx, ctx, conversationId);
    if (!row || row.visitor_id === null) throw notFound("conversation");
    const value = kind === "visitor" ? row.visitor_id : row.network_key;
    if (value === null) throw networkUnknown();
    return storeBlock(tx, ctx, { kind, value, reason });
  });
}

/** Takes no more contact requests from an e-mail address. */
export async function blockEmail(ctx: TenantContext, { email, reason }: { email: string; reason: string }) {
  return tenantTransaction(ctx, (tx) => storeBlock(tx, ctx, { kind: "email", value: email.toLowerCase(), reason }));
}

/** Everybody who is blocked, the latest first. */
export async function listBlocks(ctx: TenantContext) {
  const rows = await tenantTransaction(ctx, (tx) => selectBlocks(tx, ctx));
  return { blocks: rows.map(toBlock) };
}

/** Takes a block back. Throws `not_found`. */
export async function unblockVisitor(ctx: TenantContext, blockId: string): Promise<void> {
  await tenantTransaction(ctx, async (tx) => {
    const row = await deleteBlock(tx, ctx, blockId);
    if (!row) throw notFound("block");
    await audit(tx, ctx, { action: "visitor.unblocked", row });
  });
}

/** For every door that a visitor writes through. Throws `visitor_blocked`. */
export async function assertNotBlocked(tx: Transaction, ctx: TenantContext, one: Blockable): Promise<void> {
  if (await isBlocked(tx, ctx, one)) throw visitorBlocked();
}

type NewBlock = Pick<BlockRow, "kind" | "value" | "reason">;

async function storeBlock(tx: Transaction, ctx: TenantContext, block: NewBlock) {
  const row = await insertBlock(tx, ctx, { ...block, id: newId(), blocked_by: memberOf(ctx).name });
  await audit(tx, ctx, { action: "visitor.blocked", row });
  return toBlock(row);
}

function audit(tx: Transaction, ctx: TenantContext, { action, row }: { action: string; row: BlockRow }): Promise<void> {
  return recordAudit(ctx, tx, { action, target: { kind: "visitor_block", id: row.id }, detail: { kind: row.kind } });
}

function toBlock(row: BlockRow) {
  const { id, kind, reason } = row;
  const label = kind === "email" ? row.value : row.value.slice(-8);
  return { id, kind, label, reason, blockedBy: row.blocked_by, createdAt: row.created_at.toISOString() };
}
