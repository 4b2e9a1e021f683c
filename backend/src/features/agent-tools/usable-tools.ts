import type { ToolContent } from "@netvexa/contract";
import type { z } from "zod";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectHosts, selectTools, type ToolRow } from "./queries.ts";
import { toSchema } from "./read-arguments.ts";
import { assertAddress } from "./tool-address.ts";

export interface UsableTool extends Pick<ToolRow, "id" | "name"> {
  content: ToolContent;
  /** Strict: what is not described is refused. */
  schema: z.ZodObject;
}

/** The tools that an agent may use now: switched on, at hosts that are allowed. */
export async function listUsableTools(ctx: TenantContext, agentId: string): Promise<UsableTool[]> {
  const [rows, hosts] = await tenantTransaction(ctx, async (tx) => [
    await selectTools(tx, ctx),
    await selectHosts(tx, ctx),
  ]);
  const own = rows.filter((row) => row.agent_id === agentId && row.enabled && isAllowed(row, hosts));
  return own.map(({ id, name, content }) => ({ id, name, content, schema: toSchema(content.parameters) }));
}

function isAllowed({ content }: ToolRow, hosts: readonly string[]): boolean {
  try {
    assertAddress(content, hosts);
    return true;
  } catch {
    return false;
  }
}
