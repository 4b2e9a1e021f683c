import type { ToolContent } from "@netvexa/contract";
import { recordAudit } from "#features/audit";
import { notFound } from "#platform/errors";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import { selectCalls } from "./call-queries.ts";
import { MOST_TOOLS, toolNameTaken, tooManyTools } from "./errors.ts";
import {
  deleteTool,
  hasAgent,
  insertTool,
  selectHosts,
  selectTool,
  selectTools,
  updateTool,
  upsertHosts,
  type ToolRow,
} from "./queries.ts";
import { assertAddress } from "./tool-address.ts";

export interface ToolChange {
  enabled: boolean;
  content: ToolContent;
  secret?: string | undefined;
}

/** Sealed for one tool: it opens nothing in another's place. */
export function secretField(toolId: string): string {
  return `tool secret ${toolId}`;
}

export async function listAgentTools(ctx: TenantContext) {
  const rows = await tenantTransaction(ctx, (tx) => selectTools(tx, ctx));
  return { tools: rows.map(toAnswer) };
}

/** Throws `not_found` (agent), `tool_host_not_allowed`, `tool_address_invalid`, `tool_name_taken`, `too_many_tools`. */
export async function createAgentTool(ctx: TenantContext, tool: ToolChange & { agentId: string; name: string }) {
  const { agentId, name, enabled, content } = tool;
  return tenantTransaction(ctx, async (tx) => {
    if (!(await hasAgent(tx, ctx, agentId))) throw notFound("agent");
    if ((await selectTools(tx, ctx)).length >= MOST_TOOLS) throw tooManyTools();
    assertAddress(content, await selectHosts(tx, ctx));
    const id = newId();
    const secret = await sealSecret(tx, ctx, { id, secret: tool.secret });
    const row = await insertTool(tx, ctx, { id, agent_id: agentId, name, enabled, content, secret });
    if (!row) throw toolNameTaken(name);
    await audit(tx, ctx, { action: "agent_tool.created", row });
    return toAnswer(row);
  });
}

/** Throws `not_found`, `tool_host_not_allowed`, `tool_address_invalid`. */
export async function updateAgentTool(ctx: TenantContext, { id, ...change }: ToolChange & { id: string }) {
  return tenantTransaction(ctx, async (tx) => {
    if (!(await selectTool(tx, ctx, id))) throw notFound("tool");
    assertAddress(change.content, await selectHosts(tx, ctx));
    const secret = await sealSecret(tx, ctx, { id, secret: change.secret });
    const row = await updateTool(tx, ctx, { id, enabled: change.enabled, content: change.content, secret });
    if (!row) throw notFound("tool");
    await audit(tx, ctx, { action: "agent_tool.changed", row });
    return toAnswer(row);
  });
}

/** Throws `not_found`. */
export async function deleteAgentTool(ctx: TenantContext, id: string): Promise<void> {
  await tenantTransaction(ctx, async (tx) => {
    const row = await selectTool(tx, ctx, id);
    if (!row || !(await deleteTool(tx, ctx, id))) throw notFound("tool");
    await audit(tx, ctx, { action: "agent_tool.deleted", row });
  });
}

/** Throws `not_found`. */
export async function listToolCalls(ctx: TenantContext, { toolId, limit }: { toolId: string; limit: number }) {
  const rows = await tenantTransaction(ctx, async (tx) => {
    if (!(await selectTool(tx, ctx, toolId))) throw notFound("tool");
    return selectCalls(tx, ctx, { toolId, limit });
  });
  return {
    calls: rows.map((row) => ({
      id: row.id,
      conversationId: row.conversation_id,
      turnId: row.turn_id,
      state: row.state,
      arguments: row.arguments,
      status: row.status,
      failure: row.failure,
      milliseconds: row.milliseconds,
      createdAt: row.created_at.toISOString(),
    })),
  };
}

export async function getToolHosts(ctx: TenantContext) {
  return { hosts: await tenantTransaction(ctx, (tx) => selectHosts(tx, ctx)) };
}

/** What is taken from the list is not called again, from the next call on. */
export async function setToolHosts(ctx: TenantContext, { hosts }: { hosts: string[] }) {
  const distinct = [...new Set(hosts)].toSorted();
  await tenantTransaction(ctx, async (tx) => {
    await upsertHosts(tx, ctx, distinct);
    await recordAudit(ctx, tx, { action: "tool_hosts.changed", detail: { hosts: distinct } });
  });
  return { hosts: distinct };
}

async function sealSecret(
  tx: Transaction,
  ctx: TenantContext,
  { id, secret }: { id: string; secret: string | undefined },
): Promise<string | null> {
  return secret === undefined ? null : (await openFieldCipher(ctx, tx)).seal(secretField(id), secret);
}

async function audit(
  tx: Transaction,
  ctx: TenantContext,
  { action, row }: { action: string; row: ToolRow },
): Promise<void> {
  const { method, url, changesState } = row.content;
  const detail = { name: row.name, enabled: row.enabled, method, url, changesState };
  await recordAudit(ctx, tx, { action, target: { kind: "agent_tool", id: row.id }, detail });
}

function toAnswer({ agent_id: agentId, secret, updated_at: updatedAt, ...row }: ToolRow) {
  return { ...row, agentId, hasSecret: secret !== null, updatedAt: updatedAt.toISOString() };
}
