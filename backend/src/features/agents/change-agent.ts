import type { AgentContent } from "@netvexa/contract";
import { recordAudit } from "#features/audit";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { compareContent } from "./agent-content.ts";
import { agentUnpublished, draftChanged, isDefaultAgent } from "./errors.ts";
import { updateDraft, updateState, type AgentRow, type AgentState } from "./queries.ts";
import { requireAgent } from "./read-agents.ts";
import { draftOf, toDetail, type AgentDetail } from "./to-agent.ts";

export interface DraftChange {
  agentId: string;
  /** Of the draft that the change was made from. */
  revision: number;
  content: AgentContent;
}

/** Replaces the draft. Throws `not_found`, and `draft_changed` where somebody else was faster. */
export async function changeDraft(ctx: TenantContext, change: DraftChange): Promise<AgentDetail> {
  const { agentId: id, content } = change;
  return tenantTransaction(ctx, async (tx) => {
    const row = await requireAgent(tx, ctx, id);
    if (row.revision !== change.revision) throw draftChanged();
    const fields = compareContent(draftOf(row), content).map(({ field }) => field);
    if (fields.length > 0) {
      await updateDraft(tx, ctx, { id, content });
      await recordAudit(ctx, tx, { action: "agent.draft_changed", target: { kind: "agent", id }, detail: { fields } });
    }
    return toDetail(await requireAgent(tx, ctx, id));
  });
}

export interface StateChange {
  agentId: string;
  enabled?: boolean | undefined;
  archived?: boolean | undefined;
  isDefault?: true | undefined;
}

/**
 * Switches an agent on or off, puts it away or takes it back, makes it the default; in force with the next request.
 * Throws `not_found`, `default_agent`, `agent_unpublished`.
 */
export async function changeState(ctx: TenantContext, { agentId, ...change }: StateChange): Promise<AgentDetail> {
  return tenantTransaction(ctx, async (tx) => {
    const row = await requireAgent(tx, ctx, agentId);
    const next = settle(row, change);
    await updateState(tx, ctx, next);
    await recordAudit(ctx, tx, {
      action: "agent.state_changed",
      target: { kind: "agent", id: agentId },
      detail: { ...change },
    });
    return toDetail(await requireAgent(tx, ctx, agentId));
  });
}

function settle(row: AgentRow, change: Omit<StateChange, "agentId">): AgentState {
  const archived = change.archived ?? row.archived_at !== null;
  const isDefault = change.isDefault ?? row.is_default;
  if (row.is_default && archived) throw isDefaultAgent();
  if (change.isDefault && (row.published_version === null || archived)) throw agentUnpublished();
  return { id: row.id, enabled: change.enabled ?? row.enabled, archived, isDefault };
}
