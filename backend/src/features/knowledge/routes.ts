import {
  cancelSyncRoute,
  createSourceRoute,
  createTypedAnswerRoute,
  deleteFileRoute,
  deleteSourceRoute,
  deleteTypedAnswerRoute,
  getDocumentRoute,
  getSourceRoute,
  getSyncRoute,
  getTypedAnswerRoute,
  listDocumentsRoute,
  listFilesRoute,
  listSourcesRoute,
  listSyncProblemsRoute,
  listSyncsRoute,
  listTypedAnswersRoute,
  previewSourceRoute,
  previewUploadRoute,
  pushDocumentsRoute,
  startSyncRoute,
  updateSourceRoute,
  updateTypedAnswerRoute,
  uploadFileRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { createSource } from "./create-source.ts";
import { deleteSource } from "./delete-source.ts";
import { cancelSync, getSync, listSyncProblems, listSyncs } from "./follow-sync.ts";
import { getDocument, listDocuments } from "./list-documents.ts";
import { getSource, listSources } from "./list-sources.ts";
import { previewSource, previewUpload } from "./preview-source.ts";
import { pushDocuments } from "./push-documents.ts";
import { startSync } from "./start-sync.ts";
import {
  createTypedAnswer,
  deleteTypedAnswer,
  getTypedAnswer,
  listTypedAnswers,
  updateTypedAnswer,
} from "./type-answers.ts";
import { updateSource } from "./update-source.ts";
import { deleteFile, listFiles, uploadFile } from "./upload-file.ts";

export const knowledgeRoutes = [
  bindRoute(createSourceRoute, (ctx, { body }) => createSource(ctx, body)),
  bindRoute(listSourcesRoute, (ctx, { query }) => listSources(ctx, query)),
  bindRoute(previewSourceRoute, (ctx, { body, signal }) => previewSource(ctx, body, signal)),
  bindRoute(getSourceRoute, (ctx, { params }) => getSource(ctx, params.sourceId)),
  bindRoute(updateSourceRoute, (ctx, { params, body }) => updateSource(ctx, { ...params, ...body })),
  bindRoute(deleteSourceRoute, (ctx, { params }) => deleteSource(ctx, params.sourceId)),
  bindRoute(previewUploadRoute, (ctx, { params, signal }) => previewUpload(ctx, params.sourceId, signal)),
  bindRoute(uploadFileRoute, (ctx, { params, query, upload }) =>
    uploadFile(ctx, { ...params, upload, sync: query.sync === "true" }),
  ),
  bindRoute(listFilesRoute, (ctx, { params }) => listFiles(ctx, params.sourceId)),
  bindRoute(deleteFileRoute, (ctx, { params }) => deleteFile(ctx, params)),
  bindRoute(startSyncRoute, (ctx, { params }) => startSync(ctx, params.sourceId)),
  bindRoute(listSyncsRoute, (ctx, { params, query }) => listSyncs(ctx, { ...params, ...query })),
  bindRoute(getSyncRoute, (ctx, { params }) => getSync(ctx, params.syncId)),
  bindRoute(cancelSyncRoute, (ctx, { params }) => cancelSync(ctx, params.syncId)),
  bindRoute(listSyncProblemsRoute, (ctx, { params, query }) => listSyncProblems(ctx, { ...params, ...query })),
  bindRoute(pushDocumentsRoute, (ctx, { body }) => pushDocuments(ctx, body)),
  bindRoute(listDocumentsRoute, (ctx, { query }) => listDocuments(ctx, query)),
  bindRoute(getDocumentRoute, (ctx, { params }) => getDocument(ctx, params.documentNumber)),
  bindRoute(createTypedAnswerRoute, (ctx, { body }) => createTypedAnswer(ctx, body)),
  bindRoute(listTypedAnswersRoute, (ctx, { query }) => listTypedAnswers(ctx, query)),
  bindRoute(getTypedAnswerRoute, (ctx, { params }) => getTypedAnswer(ctx, params.answerId)),
  bindRoute(updateTypedAnswerRoute, (ctx, { params, body }) => updateTypedAnswer(ctx, { ...params, ...body })),
  bindRoute(deleteTypedAnswerRoute, (ctx, { params }) => deleteTypedAnswer(ctx, params.answerId)),
];
