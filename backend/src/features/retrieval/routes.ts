import {
  getCacheStatisticsRoute,
  getRetrievalSettingsRoute,
  searchRoute,
  setRetrievalSettingsRoute,
} from "@netvexa/contract";
import { getCacheStatistics, getRetrievalSettings, setRetrievalSettings } from "./retrieval-settings.ts";
import { bindRoute } from "#platform/route";
import { toWire } from "./to-wire.ts";
import { searchKnowledge } from "./search-knowledge.ts";

export const retrievalRoutes = [
  bindRoute(getRetrievalSettingsRoute, (ctx) => getRetrievalSettings(ctx)),
  bindRoute(setRetrievalSettingsRoute, (ctx, { body }) => setRetrievalSettings(ctx, body)),
  bindRoute(getCacheStatisticsRoute, (ctx, { query }) => getCacheStatistics(ctx, query)),
  bindRoute(searchRoute, async (ctx, { body }) => {
    const result = await searchKnowledge(ctx, body);
    return { ...result, hits: result.hits.map(toWire) };
  }),
];
