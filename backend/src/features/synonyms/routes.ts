import {
  createSynonymRoute,
  deleteSynonymRoute,
  listSynonymsRoute,
  refuseSynonymRoute,
  suggestSynonymsRoute,
  updateSynonymRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { createSynonym, deleteSynonym, listSynonyms, refuseSynonym, updateSynonym } from "./manage-synonyms.ts";
import { suggestSynonyms } from "./suggest-synonyms.ts";

export const synonymRoutes = [
  bindRoute(listSynonymsRoute, (ctx) => listSynonyms(ctx)),
  bindRoute(createSynonymRoute, (ctx, { body }) => createSynonym(ctx, body)),
  bindRoute(updateSynonymRoute, (ctx, { params, body }) => updateSynonym(ctx, { ...body, id: params.synonymId })),
  bindRoute(deleteSynonymRoute, (ctx, { params }) => deleteSynonym(ctx, params.synonymId)),
  bindRoute(suggestSynonymsRoute, (ctx) => suggestSynonyms(ctx)),
  bindRoute(refuseSynonymRoute, (ctx, { body }) => refuseSynonym(ctx, body)),
];
