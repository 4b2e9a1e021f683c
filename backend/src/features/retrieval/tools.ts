import { searchRoute } from "@netvexa/contract";
import { z } from "zod";
import { bindTool } from "#platform/mcp-tool";
import { searchKnowledge } from "./search-knowledge.ts";
import { toWire } from "./to-wire.ts";

const MAX_PASSAGE = 1_200;

const { interpretation, hits, evidence } = searchRoute.response.schema.shape;
const { passage, document, offers, score } = hits.element.shape;

const foundDocument = z.object({
  score,
  passage: passage.pick({ number: true, headings: true, text: true, language: true }),
  document: document.pick({ number: true, sourceId: true, externalId: true, kind: true, title: true, url: true }),
  offers: offers.element
    .pick({ externalId: true, title: true, price: true, availability: true, stock: true, url: true, updatedAt: true })
    .array(),
});

export const retrievalTools = [
  bindTool(
    {
      name: "knowledge_search",
      title: "Search the storefront's knowledge",
      description:
        "Searches the catalogue and pages that the storefront's agent answers from, as the agent itself does: spelling, filters such as a price or a colour, and live offers included. Use it to see whether the storefront knows something, and what the agent would find for a question.",
      scope: "knowledge:read",
      effect: "reads",
      input: z.strictObject({
        query: z.string().trim().min(1).max(1_000).describe("The question, as a shopper would ask it."),
        limit: z.number().int().min(1).max(20).default(5).describe("Documents wanted."),
        kinds: z
          .array(z.enum(["page", "file", "product", "qa"]))
          .max(4)
          .optional(),
      }),
      output: z.object({ interpretation, hits: z.array(foundDocument), evidence }),
    },
    async (ctx, { query, limit, kinds }) => {
      const found = await searchKnowledge(ctx, { query, limit, ...(kinds?.length ? { kinds } : {}) });
      return { ...found, hits: found.hits.map(toWire).map(shorten) };
    },
  ),
];

function shorten(hit: ReturnType<typeof toWire>): z.input<typeof foundDocument> {
  const { text } = hit.passage;
  return {
    ...hit,
    passage: { ...hit.passage, text: text.length > MAX_PASSAGE ? `${text.slice(0, MAX_PASSAGE)} …` : text },
  };
}
