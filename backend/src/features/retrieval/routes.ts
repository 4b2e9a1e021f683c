import { searchRoute } from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { toWire } from "./to-wire.ts";
import { searchKnowledge } from "./search-knowledge.ts";

export const retrievalRoutes = [
  bindRoute(searchRoute, async (ctx, { body }) => {
    const result = await searchKnowledge(ctx, body);
    return { ...result, hits: result.hits.map(toWire) };
  }),
];
