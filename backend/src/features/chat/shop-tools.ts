import { tool, type StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { listUsableTools, runCall, type UsableTool } from "#features/agent-tools";
import { findOrder } from "#features/orders";
import { AppError } from "#platform/errors";
import type { AnswerScope } from "./answer-scope.ts";
import { describeSource, type Fence } from "./build-prompt.ts";
import { findKnowledge } from "./find-knowledge.ts";
import type { ModelSources } from "./model-sources.ts";
import { toToolHit } from "./tool-result.ts";

/** A call that changes something, as a model wishes for it: nothing happens before the visitor has confirmed it. */
export interface WishedCall {
  tool: UsableTool;
  values: Record<string, unknown>;
}

export interface ToolTray {
  fence: Fence;
  sources: ModelSources;
  /** Filled by the tools. */
  wishes: WishedCall[];
}

const MOST_CALLS = 3;
const NOTHING = "Nothing was found.";

/**
 * The agent's tools beside those that search: stock and orders from the shop's own records, and what the merchant lets
 * it call. What comes back is a numbered source like every other; what would change something is only wished for.
 */
export async function createShopTools(scope: AnswerScope, tray: ToolTray): Promise<StructuredToolInterface[]> {
  const { ctx, turn } = scope;
  const usable = await listUsableTools(ctx, turn.agent.id);
  const orders = ctx.actor.kind === "visitor" ? [createOrderStatus(scope, tray)] : [];
  const counter = { calls: 0 };
  return [
    createCheckStock(scope, tray),
    ...orders,
    ...usable.map((one) => createHttpTool(scope, tray, { one, counter })),
  ];
}

function createCheckStock(scope: AnswerScope, tray: ToolTray): StructuredToolInterface {
  return tool(
    async ({ product }) => {
      const kinds: ["product"] = ["product"];
      const wanted = { query: product, language: scope.language, limit: 1, kinds, ...scope.turn.limits };
      const { hits } = await findKnowledge(scope.ctx, wanted, scope.draft);
      return describe(scope, tray, hits) || NOTHING;
    },
    {
      name: "check_stock",
      description: "Reads which versions of one product can be had now, and how many pieces there are.",
      schema: z.object({ product: z.string().max(300).describe("The product's name or article number.") }),
    },
  );
}

const NO_ORDER = "No order has that number and that e-mail address.";

/** Proof is what the visitor has typed: a model can neither guess it nor take it from anywhere else. */
function createOrderStatus(scope: AnswerScope, tray: ToolTray): StructuredToolInterface {
  return tool(
    async ({ orderNumber, email }) => {
      if (![orderNumber, email].every((part) => isTyped(scope, part)))
        return "The visitor has to type both the order number and the e-mail address. Ask for them.";
      try {
        const { order } = await findOrder(scope.ctx, { orderNumber, email, language: scope.language });
        return order === null ? NO_ORDER : describe(scope, tray, [toToolHit(scope, orderNumber, orderLines(order))]);
      } catch (error) {
        if (error instanceof AppError) return "Orders cannot be looked up for a while. Say so.";
        throw error;
      }
    },
    {
      name: "order_status",
      description:
        "Reads the state of the visitor's order. Only with the order number and the e-mail address that the visitor has typed in this conversation.",
      schema: z.object({ orderNumber: z.string().min(1).max(60), email: z.email().max(254) }),
    },
  );
}

function isTyped({ turn }: AnswerScope, part: string): boolean {
  const typed = [...turn.memory.map(({ question }) => question), turn.question].join("\n").toLowerCase();
  return typed.includes(part.trim().toLowerCase());
}

type Order = NonNullable<Awaited<ReturnType<typeof findOrder>>["order"]>;

function orderLines(order: Order): string[] {
  return Object.entries(order).flatMap(([name, value]) => linesOf(name, value));
}

function linesOf(name: string, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one, index) => linesOf(`${name} ${index + 1}`, one));
  if (typeof value === "object")
    return Object.entries(value).flatMap(([part, one]) => (part === "minor" ? [] : linesOf(`${name} ${part}`, one)));
  return [`${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`];
}

function createHttpTool(
  scope: AnswerScope,
  tray: ToolTray,
  { one, counter }: { one: UsableTool; counter: { calls: number } },
): StructuredToolInterface {
  return tool(
    async (values: Record<string, unknown>) => {
      if (one.content.changesState) return wish(tray, { tool: one, values });
      counter.calls += 1;
      if (counter.calls > MOST_CALLS) return "No more calls in this answer.";
      const place = { conversationId: scope.turn.conversationId, turnId: scope.turn.id };
      const outcome = await runCall(scope.ctx, { ...place, tool: one, values }, scope.signal);
      if (outcome.lines === null) return "The tool gave no answer. Say that this cannot be looked up now.";
      return describe(scope, tray, [toToolHit(scope, one.content.title, outcome.lines)]) || NOTHING;
    },
    {
      name: one.name,
      description: one.content.changesState
        ? `${one.content.description} The shop asks the visitor to confirm.`
        : one.content.description,
      schema: one.schema,
    },
  );
}

function wish({ wishes }: ToolTray, call: WishedCall): string {
  if (wishes.length === 0) wishes.push(call);
  return "Nothing was done. The shop asks the visitor whether to do it. Say nothing more.";
}

function describe(scope: AnswerScope, { fence, sources }: ToolTray, hits: Parameters<ModelSources["add"]>[0]): string {
  return sources
    .add(hits)
    .flatMap((number) => {
      const hit = sources.get(number);
      return hit ? [describeSource(scope, fence, { hit, number })] : [];
    })
    .join("\n\n");
}
