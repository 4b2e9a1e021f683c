import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { inSpan } from "#platform/span-recorder";
import type { AnswerScope } from "./answer-scope.ts";
import { describeSource, type Fence } from "./build-prompt.ts";
import { findKnowledge } from "./find-knowledge.ts";
import type { ModelSources } from "./model-sources.ts";

const MOST_FOUND = 5;
const NOTHING = "Nothing was found.";

/**
 * What a model may do: look things up in this shop's own knowledge, and wish for a person. None of them changes anything
 * or reaches another host, and what they return is numbered and fenced like every other source.
 */
export function createModelTools(scope: AnswerScope, fence: Fence, sources: ModelSources) {
  const describe = (numbers: readonly number[]) =>
    numbers.flatMap((number) => {
      const hit = sources.get(number);
      return hit ? [describeSource(scope, fence, { hit, number })] : [];
    });
  const search = tool(
    async ({ query }) => {
      const wanted = { query, language: scope.language, limit: MOST_FOUND, passages: true, ...scope.turn.limits };
      const { hits } = await asTool("search", query, () => findKnowledge(scope.ctx, wanted, scope.draft));
      return describe(sources.add(hits)).join("\n\n") || NOTHING;
    },
    {
      name: "search",
      description: "Searches the shop's pages and products. Returns numbered sources.",
      schema: z.object({ query: z.string().max(300).describe("A few words in the language of the shop.") }),
    },
  );
  const getProduct = tool(
    async ({ name }) => {
      const kinds: ["product"] = ["product"];
      const wanted = { query: name, language: scope.language, limit: 2, kinds, ...scope.turn.limits };
      const found = await asTool("get_product", name, () => findKnowledge(scope.ctx, wanted, scope.draft));
      return describe(sources.add(found.hits)).join("\n\n") || NOTHING;
    },
    {
      name: "get_product",
      description: "Reads one product with its versions, price and stock as they are now.",
      schema: z.object({ name: z.string().max(300).describe("The product's name or article number.") }),
    },
  );
  const askForPerson = tool(
    async () => {
      scope.draft.askedForPerson = true;
      return "The wish is noted. Whether and when somebody comes is told by the shop itself: promise nothing.";
    },
    {
      name: "ask_for_person",
      description:
        "Asks that a person of the shop takes the conversation over. Only for a visitor who wants to talk to a person, or who needs something done that no assistant can do, such as a complaint or a change of an order.",
      schema: z.object({}),
    },
  );
  return [search, getProduct, askForPerson];
}

function asTool<T>(name: string, query: string, work: () => Promise<T>): Promise<T> {
  return inSpan({ kind: "tool", name: `execute_tool ${name}` }, (span) => {
    span.note({ "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": name });
    span.noteContent({ "gen_ai.tool.call.arguments": query });
    return work();
  });
}
