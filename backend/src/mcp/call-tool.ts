import type { CallToolResult } from "@modelcontextprotocol/server";
import { ZodError } from "zod";
import { AppError } from "#platform/errors";
import type { AnyTool } from "#platform/mcp-tool";
import type { TenantContext } from "#platform/tenant-context";
import { DATA_NOTICE, markAsData } from "./mark-as-data.ts";

/** Longest result; tools page well below it, so that this is only met by what cannot be paged. */
const MAX_RESULT_BYTES = 200_000;

/**
 * Runs one tool. What an operation refuses becomes a result that says so, with the same code as over HTTP; what fails
 * on our side is logged and says no more than that.
 */
export async function callTool(ctx: TenantContext, tool: AnyTool, input: unknown): Promise<CallToolResult> {
  try {
    const found = tool.contract.output.parse(await tool.run(ctx, input));
    const text = markAsData(found);
    if (Buffer.byteLength(text) > MAX_RESULT_BYTES) return refuse("result_too_large", "Ask for less, or page.");
    return { content: [{ type: "text", text }], structuredContent: { ...found, notice: DATA_NOTICE } };
  } catch (error) {
    return explain(ctx, tool, error);
  }
}

function explain(ctx: TenantContext, tool: AnyTool, error: unknown): CallToolResult {
  if (error instanceof AppError && error.kind !== "internal") return refuse(error.code, error.detail);
  const problem = error instanceof ZodError ? error.message : error;
  ctx.platform.logger.error({ err: problem, tool: tool.contract.name, requestId: ctx.requestId }, "a tool failed");
  return refuse("internal_error", "Something failed on our side. Try again; if it stays, tell us the request id.");
}

function refuse(code: string, detail: string): CallToolResult {
  return { isError: true, content: [{ type: "text", text: `${code}: ${detail}` }] };
}
