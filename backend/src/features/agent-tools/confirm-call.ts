import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { callTool, type ToolOutcome } from "./call-tool.ts";
import { decideCall, finishCall, insertCall, selectProposed, type CallRow } from "./call-queries.ts";
import { readDecision } from "./confirm-phrases.ts";
import { selectTool, type ToolRow } from "./queries.ts";

export interface Place {
  conversationId: string;
  turnId: string;
}

/** Where a tool's call stands, and what it was called with. */
export interface ToolCall extends Place {
  tool: Pick<ToolRow, "id">;
  values: Record<string, unknown>;
}

/**
 * Keeps a call that changes something until the visitor has said yes to it in a message of its own. False where another
 * one of the conversation waits already. Nothing is sent.
 */
export async function proposeCall(ctx: TenantContext, call: ToolCall): Promise<boolean> {
  const row = toRow(call, newId());
  return tenantTransaction(ctx, (tx) => insertCall(tx, ctx, { ...row, state: "proposed" }));
}

/** Runs a call that changes nothing and keeps a record of it. */
export async function runCall(ctx: TenantContext, call: ToolCall, signal: AbortSignal): Promise<ToolOutcome> {
  const id = newId();
  const { conversationId, tool, values } = call;
  const outcome = await callTool(ctx, { toolId: tool.id, conversationId, callId: id, values, signal });
  const { status, failure, milliseconds } = outcome;
  const state = outcome.lines === null ? "failed" : "done";
  const row = { ...toRow(call, id), state, status, failure, milliseconds } as const;
  await tenantTransaction(ctx, (tx) => insertCall(tx, ctx, row));
  return outcome;
}

function toRow({ conversationId, turnId, tool, values }: ToolCall, id: string) {
  return { id, tool_id: tool.id, conversation_id: conversationId, turn_id: turnId, arguments: values };
}

export interface Decided {
  tool: ToolRow;
  /** `declined` also where it was too late. */
  result: "done" | "failed" | "declined";
}

/**
 * Settles the call that waits in a conversation by the visitor's own message, the one right after it was proposed: yes
 * runs it, once; no, anything else, or fifteen minutes drop it. Null where none waits, or where the message is about
 * something else. A call that was begun and never heard of again is not repeated.
 */
export async function settleCall(
  ctx: TenantContext,
  { message, language, ...place }: Place & { message: string; language: string },
  signal: AbortSignal,
): Promise<Decided | null> {
  const decision = readDecision(message, language);
  const taken = await tenantTransaction(ctx, async (tx) => {
    const call = await selectProposed(tx, ctx, place);
    if (!call) return null;
    const isConfirmed = decision === "confirm" && call.is_fresh;
    if (!(await decideCall(tx, ctx, { id: call.id, state: isConfirmed ? "confirmed" : "refused" }))) return null;
    const tool = await selectTool(tx, ctx, call.tool_id);
    return tool ? { call, tool, isConfirmed } : null;
  });
  if (!taken) return null;
  if (taken.isConfirmed) return runConfirmed(ctx, taken, signal);
  return decision === null ? null : { tool: taken.tool, result: "declined" };
}

async function runConfirmed(
  ctx: TenantContext,
  { call, tool }: { call: CallRow; tool: ToolRow },
  signal: AbortSignal,
): Promise<Decided> {
  const { id, conversation_id: conversationId, arguments: values } = call;
  const outcome = await callTool(ctx, { toolId: tool.id, conversationId, callId: id, values, signal });
  const { status, failure, milliseconds } = outcome;
  const state = outcome.lines === null ? "failed" : "done";
  await tenantTransaction(ctx, (tx) => finishCall(tx, ctx, { id, state, status, failure, milliseconds }));
  return { tool, result: state };
}
