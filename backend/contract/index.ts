export { buildOpenApi, type OpenApiOptions } from "./openapi.ts";
export { defineRoute, SCOPES } from "./route.ts";
export type { RateLimitClass, RouteAuth, RouteContract, RouteRequest, RouteResponse, Scope } from "./route.ts";
export {
  agent,
  createApiKeyRoute,
  createdTenant,
  createOrganisationRoute,
  createTenantRoute,
  getAgentRoute,
  getStorefrontRoute,
  listApiKeysRoute,
  listTenantsRoute,
  newStorefront,
  origin,
  revokeApiKeyRoute,
  signUpRoute,
  storefront,
  suspendTenantRoute,
  updateAgentRoute,
  updateStorefrontRoute,
} from "./tenants.ts";
export {
  createBackupRoute,
  getSettingsRoute,
  listDeadLettersRoute,
  operatorStatusRoute,
  retryDeadLetterRoute,
  updateSettingsRoute,
} from "./operator.ts";
export { catalogueFormat, catalogueMapping } from "./catalogue-mapping.ts";
export {
  cancelSyncRoute,
  catalogueOptions,
  createSourceRoute,
  deleteSourceRoute,
  getSourceRoute,
  getSyncRoute,
  listSourcesRoute,
  listSyncProblemsRoute,
  listSyncsRoute,
  newSource,
  source,
  startSyncRoute,
  sync,
  syncProblem,
  updateSourceRoute,
  websiteOptions,
} from "./knowledge.ts";
export {
  deleteFileRoute,
  listFilesRoute,
  MAX_UPLOAD_BYTES,
  previewSourceRoute,
  previewUploadRoute,
  sourceFile,
  sourcePreview,
  uploadFileRoute,
} from "./source-content.ts";
export {
  documentDetail,
  getDocumentRoute,
  listDocumentsRoute,
  pushDocumentsRoute,
  pushedDeletion,
  pushedDocument,
  pushResult,
} from "./documents.ts";
export {
  createTypedAnswerRoute,
  deleteTypedAnswerRoute,
  getTypedAnswerRoute,
  listTypedAnswersRoute,
  typedAnswer,
  updateTypedAnswerRoute,
} from "./typed-answers.ts";
export { openSessionRoute, widgetConfigRoute } from "./session.ts";
export { createAnswerRoute, receipt } from "./answers.ts";
export { getConversationRoute, listConversationsRoute } from "./conversations.ts";
export {
  abortTurnRoute,
  citation,
  followTurnRoute,
  latestConversationRoute,
  productCard,
  requestContactRoute,
  runTurnRoute,
  streamedEvent,
  turnEvent,
  turnOutcome,
  turnRecord,
  turnRequest,
} from "./widget.ts";
export { searchHit, searchRequest, searchRoute } from "./search.ts";
