import type { agent } from "@netvexa/contract";
import type { z } from "zod";
import { recordAudit } from "#features/audit";
import { AppError, notFound } from "#platform/errors";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import type { AgentContent } from "@netvexa/contract";
import { selectAgents, updateDraft, updateState, type AgentRow } from "./queries.ts";
import { putForward } from "./publish-agent.ts";
import { requireAgent } from "./read-agents.ts";
import { draftOf, publishedOf } from "./to-agent.ts";

type Agent = z.input<typeof agent>;
type AgentChange = Partial<Omit<Agent, "id">>;

/** The storefront's default agent as visitors get it. */
export async function getAgent(ctx: TenantContext): Promise<Agent> {
  return toAgent(await tenantTransaction(ctx, (tx) => requireDefault(tx, ctx)));
}

/**
 * Changes the named settings of the default agent and publishes them at once, and nothing else of its draft;
 * `enabled: false` stops new turns with the next request.
 */
export async function updateAgent(ctx: TenantContext, change: AgentChange): Promise<Agent> {
  return tenantTransaction(ctx, async (tx) => {
    const row = await requireAgent(tx, ctx, (await requireDefault(tx, ctx)).id);
    const { enabled = row.enabled, ...words } = change;
    if (enabled !== row.enabled) {
      await updateState(tx, ctx, { id: row.id, enabled, archived: false, isDefault: row.is_default });
      const target = { kind: "agent", id: row.id };
      await recordAudit(ctx, tx, { action: "agent.state_changed", target, detail: { enabled } });
    }
    if (Object.keys(words).length > 0) await publishWords(tx, ctx, { row, words });
    return toAgent(await requireDefault(tx, ctx));
  });
}

interface Words {
  row: AgentRow;
  words: Omit<AgentChange, "enabled">;
}

async function publishWords(tx: Transaction, ctx: TenantContext, { row, words }: Words): Promise<void> {
  const draft = draftOf(row);
  await updateDraft(tx, ctx, { id: row.id, content: withWords(draft, words) });
  const content = withWords(publishedOf(row) ?? draft, words);
  await putForward(tx, ctx, { row, content, note: null, overrideReason: null }).catch(unlessSame);
}

/** Saying again what is so already changes nothing. */
function unlessSame(error: unknown): void {
  if (!(error instanceof AppError && error.code === "nothing_to_publish")) throw error;
}

function withWords(content: AgentContent, { accentColour, position, ...words }: Words["words"]): AgentContent {
  const { look } = content;
  return {
    ...content,
    ...words,
    look: { ...look, accentColour: accentColour ?? look.accentColour, position: position ?? look.position },
  };
}

async function requireDefault(tx: Transaction, ctx: TenantContext): Promise<AgentRow> {
  const [row] = await selectAgents(tx, ctx, false);
  if (!row) throw notFound("agent");
  return row;
}

function toAgent(row: AgentRow): Agent {
  const { name, greeting, instructions, suggestions, look } = publishedOf(row) ?? draftOf(row);
  const { accentColour, position } = look;
  return { id: row.id, name, greeting, instructions, suggestions, accentColour, position, enabled: row.enabled };
}
