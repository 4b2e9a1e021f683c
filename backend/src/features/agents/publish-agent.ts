import type { AgentContent } from "@netvexa/contract";
import { recordAudit, toAuditActor } from "#features/audit";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { compareContent, readContent } from "./agent-content.ts";
import { draftChanged, nothingToPublish } from "./errors.ts";
import { insertVersion, selectLastVersion, selectVersion, type AgentRow } from "./queries.ts";
import { requireAgent } from "./read-agents.ts";
import { draftOf, publishedOf, toDetail, type AgentDetail } from "./to-agent.ts";

export interface Publication {
  agentId: string;
  /** Of the draft that was looked at. */
  revision: number;
  note: string | null;
  /** Why it is published although the exam speaks against it. */
  overrideReason: string | null;
}

/** Throws where a draft must not be published; told with the draft that it is about. */
export type PublishCheck = (tx: Transaction, draft: { row: AgentRow; content: AgentContent }) => Promise<void>;

/**
 * Makes the draft what visitors get with their next request. Throws `not_found`, `draft_changed`,
 * `nothing_to_publish`, and what the check throws, unless a reason overrides it.
 */
export async function publishAgent(
  ctx: TenantContext,
  publication: Publication,
  check: PublishCheck = async () => undefined,
): Promise<AgentDetail> {
  const { agentId, revision, note, overrideReason } = publication;
  return tenantTransaction(ctx, async (tx) => {
    const row = await requireAgent(tx, ctx, agentId);
    if (row.revision !== revision) throw draftChanged();
    const content = draftOf(row);
    if (overrideReason === null) await check(tx, { row, content });
    return putForward(tx, ctx, { row, content, note, overrideReason });
  });
}

/** Publishes an earlier version again under a new number. Throws `not_found`, `nothing_to_publish`. */
export async function rollBackAgent(
  ctx: TenantContext,
  { agentId, version }: { agentId: string; version: number },
): Promise<AgentDetail> {
  return tenantTransaction(ctx, async (tx) => {
    const row = await requireAgent(tx, ctx, agentId);
    const stored = await selectVersion(tx, ctx, { agentId, version });
    if (!stored) throw notFound("version");
    const content = readContent(stored.content, row.name);
    return putForward(tx, ctx, { row, content, note: `↺ ${version}`, overrideReason: null });
  });
}

interface Forward {
  row: AgentRow;
  content: AgentContent;
  note: string | null;
  overrideReason: string | null;
}

/** Within the caller's transaction, with the agent's row locked. */
export async function putForward(tx: Transaction, ctx: TenantContext, forward: Forward): Promise<AgentDetail> {
  const { row, content, note, overrideReason } = forward;
  const before = publishedOf(row);
  const changes = before === null ? [] : compareContent(before, content).map(({ field }) => field);
  if (before !== null && changes.length === 0) throw nothingToPublish();
  const version = (await selectLastVersion(tx, ctx, row.id)) + 1;
  const publishedBy = toAuditActor(ctx.actor).name;
  await insertVersion(tx, ctx, { agentId: row.id, version, content, changes, note, overrideReason, publishedBy });
  await recordAudit(ctx, tx, {
    action: overrideReason === null ? "agent.published" : "agent.published_despite_exam",
    target: { kind: "agent", id: row.id },
    detail: { version, changes, note, overrideReason },
  });
  return toDetail(await requireAgent(tx, ctx, row.id));
}
