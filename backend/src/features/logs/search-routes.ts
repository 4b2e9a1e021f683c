import { countLogsRoute, listLogFacetsRoute, searchLogsRoute, tailLogsRoute } from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { countLogs } from "./count-logs.ts";
import { listLogFacets } from "./list-log-facets.ts";
import { searchLogs } from "./search-logs.ts";
import { tailLogs } from "./tail-logs.ts";

export const logSearchRoutes = [
  bindRoute(searchLogsRoute, (ctx, { query }) => searchLogs(ctx, query)),
  bindRoute(countLogsRoute, (ctx, { query }) => countLogs(ctx, query)),
  bindRoute(listLogFacetsRoute, (ctx, { query }) => listLogFacets(ctx, query)),
  bindRoute(tailLogsRoute, (ctx, { query, lastEventId, signal }) => tailLogs(ctx, { ...query, lastEventId, signal })),
];
