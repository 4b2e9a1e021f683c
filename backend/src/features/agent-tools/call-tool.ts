import { tenantKey, type RateLimit } from "#platform/ephemeral-store";
import type { Transaction } from "#platform/database";
import { GuardedFetchError } from "#platform/guarded-fetch-error";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import { flattenResult } from "./flatten-result.ts";
import { secretField } from "./manage-tools.ts";
import { selectHosts, selectTool, type ToolRow } from "./queries.ts";
import { assertAddress, buildRequest } from "./tool-address.ts";

/** Of one tool, whoever asks. */
const perTool: RateLimit = { points: 120, seconds: 60 };
/** In one conversation, so that a model in a loop does not hammer a shop's own server. */
const perConversation: RateLimit = { points: 20, seconds: 600 };

export interface ToolRun {
  toolId: string;
  conversationId: string;
  /** Sent as `Idempotency-Key`. */
  callId: string;
  values: Record<string, unknown>;
  signal: AbortSignal;
}

export interface ToolOutcome {
  /** Lines of what came back; null when the call failed. Untrusted: others wrote it. */
  lines: string[] | null;
  status: number | null;
  failure: string | null;
  milliseconds: number;
}

/**
 * Sends one call to the merchant's address: through the guarded client, to a host that is allowed now, without following
 * redirects, within the tool's time and size. Never throws but with the signal's reason; what went wrong is told in
 * words of our own, and nothing of a failed answer is handed on.
 */
export async function callTool(ctx: TenantContext, run: ToolRun): Promise<ToolOutcome> {
  const startedAt = performance.now();
  const since = () => Math.round(performance.now() - startedAt);
  const failed = (failure: string, status: number | null = null) => ({
    lines: null,
    status,
    failure,
    milliseconds: since(),
  });
  if (!(await isWithinLimits(ctx, run))) return failed("too_many_calls");
  const ready = await prepare(ctx, run);
  if (ready === null) return failed("not_available");
  try {
    const response = await send(ctx, run, ready);
    if (response.status < 200 || response.status > 299) return failed("refused", response.status);
    const lines = flattenResult(response.body.toString("utf8"));
    return { lines, status: response.status, failure: null, milliseconds: since() };
  } catch (error) {
    run.signal.throwIfAborted();
    return failed(error instanceof GuardedFetchError ? error.code : "failed");
  }
}

interface ReadyTool {
  tool: ToolRow;
  headers: Record<string, string>;
}

async function isWithinLimits(ctx: TenantContext, { toolId, conversationId }: ToolRun): Promise<boolean> {
  const { ephemeral } = ctx.platform;
  const results = await Promise.all([
    ephemeral.consume(tenantKey(ctx, "tool", toolId), perTool),
    ephemeral.consume(tenantKey(ctx, "tool-conversation", conversationId), perConversation),
  ]);
  return results.every(({ allowed }) => allowed);
}

/** Read anew for each call: a tool that was switched off, or whose host is no longer allowed, is not called. */
async function prepare(ctx: TenantContext, { toolId }: ToolRun): Promise<ReadyTool | null> {
  return tenantTransaction(ctx, async (tx) => {
    const tool = await selectTool(tx, ctx, toolId);
    if (!tool?.enabled) return null;
    try {
      assertAddress(tool.content, await selectHosts(tx, ctx));
    } catch {
      return null;
    }
    const { auth } = tool.content;
    if (auth.kind === "none" || tool.secret === null) return { tool, headers: {} };
    const secret = await openSecret(ctx, tx, tool);
    if (secret === null) return null;
    const [name, value] = auth.kind === "bearer" ? ["authorization", `Bearer ${secret}`] : [auth.name, secret];
    return { tool, headers: { [name]: value } };
  });
}

/** Null for one that was sealed under a key that is gone. */
async function openSecret(ctx: TenantContext, tx: Transaction, { id, secret }: ToolRow): Promise<string | null> {
  try {
    return (await openFieldCipher(ctx, tx)).open(secretField(id), secret ?? "");
  } catch {
    return null;
  }
}

function send(ctx: TenantContext, { values, callId, signal }: ToolRun, { tool, headers }: ReadyTool) {
  const { url, method, body } = buildRequest(tool.content, values);
  return ctx.platform.guardedFetch(url, {
    method,
    headers: {
      ...headers,
      "idempotency-key": callId,
      ...(body === null ? {} : { "content-type": "application/json" }),
    },
    ...(body === null ? {} : { body }),
    accept: ["application/json", "text/plain"],
    signal,
    redirect: "manual",
    timeoutMs: tool.content.timeoutMs,
    idleTimeoutMs: tool.content.timeoutMs,
    maxBytes: tool.content.maxBytes,
  });
}
