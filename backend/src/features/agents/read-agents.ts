import { notFound } from "#platform/errors";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { compareContent, readContent, type ContentDifference } from "./agent-content.ts";
import { lockAgent, selectAgent, selectAgents, selectVersion, selectVersions, type AgentRow } from "./queries.ts";
import { draftOf, publishedOf, toDetail, toSummary, type AgentDetail } from "./to-agent.ts";

/** The storefront's agents, the default one first, or those that are put away. */
export async function listAgents(ctx: TenantContext, { archived }: { archived: "true" | "false" }) {
  const rows = await tenantTransaction(ctx, (tx) => selectAgents(tx, ctx, archived === "true"));
  return { agents: rows.map(toSummary) };
}

/** An agent with its draft and what is published. Throws `not_found`. */
export async function readAgent(ctx: TenantContext, agentId: string): Promise<AgentDetail> {
  return toDetail(await tenantTransaction(ctx, async (tx) => (await selectAgent(tx, ctx, agentId)) ?? missing()));
}

/** The row of an agent that is about to change, locked. Throws `not_found`. */
export async function requireAgent(tx: Transaction, ctx: TenantContext, agentId: string): Promise<AgentRow> {
  return (await lockAgent(tx, ctx, agentId)) ?? missing();
}

/** What the draft changes of the published version, or of the one that is named. Throws `not_found`. */
export async function compareAgent(
  ctx: TenantContext,
  { agentId, version }: { agentId: string; version?: number | undefined },
): Promise<{ differences: ContentDifference[] }> {
  return tenantTransaction(ctx, async (tx) => {
    const row = (await selectAgent(tx, ctx, agentId)) ?? missing();
    const stored = version === undefined ? null : await selectVersion(tx, ctx, { agentId, version });
    if (stored === undefined) throw notFound("version");
    const before = stored === null ? publishedOf(row) : readContent(stored.content, row.name);
    return { differences: before === null ? [] : compareContent(before, draftOf(row)) };
  });
}

/** Published versions, newest first. Throws `not_found`. */
export async function listVersions(
  ctx: TenantContext,
  query: { agentId: string; before?: number | undefined; limit: number },
) {
  return tenantTransaction(ctx, async (tx) => {
    const { id: agentId } = (await selectAgent(tx, ctx, query.agentId)) ?? missing();
    const rows = await selectVersions(tx, ctx, { agentId, before: query.before ?? null, limit: query.limit });
    return {
      versions: rows.map((row) => ({
        version: row.version,
        publishedAt: row.published_at.toISOString(),
        publishedBy: row.published_by,
        note: row.note,
        overrideReason: row.override_reason,
        changes: row.changes,
      })),
    };
  });
}

function missing(): never {
  throw notFound("agent");
}
