import type { agent } from "@netvexa/contract";
import type { WidgetConfig } from "@netvexa/contract/wire";
import type { z } from "zod";
import { recordAudit } from "#features/audit";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectAgent, updateAgentRow, type AgentRow } from "./queries.ts";

export type Agent = z.input<typeof agent>;

/** The storefront's agent. */
export async function getAgent(ctx: TenantContext): Promise<Agent> {
  const row = await tenantTransaction(ctx, (transaction) => selectAgent(transaction, ctx.tenantId));
  return toAgent(row ?? missing());
}

/** Changes the named settings; `enabled: false` stops new turns with the next request. */
export async function updateAgent(ctx: TenantContext, change: Partial<Omit<Agent, "id">>): Promise<Agent> {
  return tenantTransaction(ctx, async (transaction) => {
    const row = (await selectAgent(transaction, ctx.tenantId)) ?? missing();
    const next = { ...toAgent(row), ...change };
    await updateAgentRow(transaction, ctx.tenantId, { ...next, accent_colour: next.accentColour });
    await recordAudit(ctx, transaction, { action: "agent.changed", detail: { ...change } });
    return next;
  });
}

/** What the widget needs before the first message; nothing of it is secret. */
export async function getWidgetConfig(ctx: TenantContext): Promise<WidgetConfig> {
  const { name, greeting, suggestions, enabled, accentColour, position } = await getAgent(ctx);
  return { agentName: name, greeting, suggestions, enabled, accentColour, position };
}

function missing(): never {
  throw notFound("agent");
}

function toAgent(row: AgentRow): Agent {
  const { accent_colour: accentColour, ...rest } = row;
  return { ...rest, accentColour };
}
