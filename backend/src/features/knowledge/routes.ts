import {
  cancelSyncRoute,
  createSourceRoute,
  deleteSourceRoute,
  getSourceRoute,
  getSyncRoute,
  listSourcesRoute,
  listSyncProblemsRoute,
  listSyncsRoute,
  pushDocumentsRoute,
  startSyncRoute,
  updateSourceRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { createSource } from "./create-source.ts";
import { deleteSource } from "./delete-source.ts";
import { cancelSync, getSync, listSyncProblems, listSyncs } from "./follow-sync.ts";
import { getSource, listSources } from "./list-sources.ts";
import { pushDocuments } from "./push-documents.ts";
import { startSync } from "./start-sync.ts";
import { updateSource } from "./update-source.ts";

export const knowledgeRoutes = [
  bindRoute(createSourceRoute, (ctx, { body }) => createSource(ctx, body)),
  bindRoute(listSourcesRoute, (ctx, { query }) => listSources(ctx, query)),
  bindRoute(getSourceRoute, (ctx, { params }) => getSource(ctx, params.sourceId)),
  bindRoute(updateSourceRoute, (ctx, { params, body }) => updateSource(ctx, { ...params, ...body })),
  bindRoute(deleteSourceRoute, (ctx, { params }) => deleteSource(ctx, params.sourceId)),
  bindRoute(startSyncRoute, (ctx, { params }) => startSync(ctx, params.sourceId)),
  bindRoute(listSyncsRoute, (ctx, { params, query }) => listSyncs(ctx, { ...params, ...query })),
  bindRoute(getSyncRoute, (ctx, { params }) => getSync(ctx, params.syncId)),
  bindRoute(cancelSyncRoute, (ctx, { params }) => cancelSync(ctx, params.syncId)),
  bindRoute(listSyncProblemsRoute, (ctx, { params, query }) => listSyncProblems(ctx, { ...params, ...query })),
  bindRoute(pushDocumentsRoute, (ctx, { body }) => pushDocuments(ctx, body)),
];
