export { buildOpenApi, type OpenApiOptions } from "./openapi.ts";
export {
  getTraceRoute,
  getTraceSettingsRoute,
  ingestOtlpTracesRoute,
  listTracesRoute,
  replayTurnRoute,
  scoreTraceRoute,
  setTraceSettingsRoute,
} from "./traces.ts";
export { decideConsentRoute, getConsentRoute, listAssistantsRoute, removeAssistantRoute } from "./assistants.ts";
export { defineRoute } from "./route.ts";
export type { RateLimitClass, RouteAuth, RouteContract, RouteRequest, RouteResponse } from "./route.ts";
export { SCOPES, type Scope } from "./scopes.ts";
export {
  GRANTABLE_ROLES,
  grantableScopes,
  isAllowed,
  ORGANISATION_PERMISSIONS,
  organisationPermissions,
  ROLE_PERMISSIONS,
  ROLES,
  STOREFRONT_PERMISSIONS,
  storefrontPermissions,
  type OrganisationPermission,
  type Permission,
  type Role,
  type StorefrontPermission,
} from "./permissions.ts";
export { auditEntry, listAuditRoute, verifyAuditRoute } from "./audit.ts";
export {
  countLogsRoute,
  listLogFacetsRoute,
  logFacets,
  logHistogram,
  logLevel,
  logRecord,
  logTailEvent,
  searchLogsRoute,
  tailLogsRoute,
} from "./log-search.ts";
export {
  createLogRuleRoute,
  createLogViewRoute,
  deleteLogRuleRoute,
  deleteLogViewRoute,
  listLogAlertsRoute,
  listLogRulesRoute,
  listLogViewsRoute,
  LOG_RULE_KINDS,
  logAlert,
  logRule,
  logView,
  newLogRule,
  seeLogAlertsRoute,
  testLogRuleRoute,
  updateLogRuleRoute,
} from "./log-rules.ts";
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
  rotateKeysRoute,
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
export {
  ingestLogsRoute,
  ingestOtlpLogsRoute,
  ingestResult,
  newLogRecord,
  reportWidgetLogsRoute,
} from "./log-intake.ts";
export {
  exportLogsAsLinesRoute,
  exportLogsAsTableRoute,
  forgetVisitorLogsRoute,
  getLogSettingsRoute,
  logOverride,
  logSettings,
  setLogOverrideRoute,
  setLogSettingsRoute,
} from "./log-settings.ts";
export { openSessionRoute, widgetConfigRoute } from "./session.ts";
export {
  getCacheStatisticsRoute,
  getRetrievalSettingsRoute,
  retrievalSettings,
  setRetrievalSettingsRoute,
} from "./retrieval-settings.ts";
export {
  agentTool,
  createAgentToolRoute,
  deleteAgentToolRoute,
  getToolHostsRoute,
  listAgentToolsRoute,
  listToolCallsRoute,
  setToolHostsRoute,
  toolContent,
  toolParameters,
  updateAgentToolRoute,
  type ToolContent,
} from "./agent-tools.ts";
export {
  createSynonymRoute,
  deleteSynonymRoute,
  listSynonymsRoute,
  refuseSynonymRoute,
  suggestSynonymsRoute,
  synonymFields,
  updateSynonymRoute,
} from "./synonyms.ts";
export {
  calibrateAnswersRoute,
  getAnswerThresholdRoute,
  listUnansweredRoute,
  setAnswerThresholdRoute,
} from "./answer-quality.ts";
export { createAnswerRoute, receipt } from "./answers.ts";
export { getConversationRoute, INBOX_FILTERS, listConversationsRoute } from "./conversations.ts";
export { closeConversationRoute, followThreadRoute, getHandoffRoute, getHandoffSettingsRoute } from "./handoff.ts";
export { handBackConversationRoute, handoffSettings, leavePeopleRoute, memberHandoff } from "./handoff.ts";
export { rateTurnRoute, replyToVisitorRoute, requestPersonRoute, sendMessageRoute } from "./handoff.ts";
export { setHandoffSettingsRoute, signalConversationRoute, signalThreadRoute } from "./handoff.ts";
export { takeConversationRoute } from "./handoff.ts";
export { followConversationRoute, followInboxRoute, inboxFrame, inboxSocketRoute, memberFrame } from "./sockets.ts";
export { visitorFrame, visitorSocketRoute } from "./sockets.ts";
export { handoffState, threadFrame } from "./handoff-shapes.ts";
export { addNoteRoute, blockEmailRoute, blockVisitorRoute, cannedReply } from "./conversation-work.ts";
export { conversationNote, createCannedReplyRoute, deleteCannedReplyRoute } from "./conversation-work.ts";
export { deleteNoteRoute, listBlocksRoute, listCannedRepliesRoute, listTagsRoute } from "./conversation-work.ts";
export { setTagsRoute, unblockVisitorRoute, updateCannedReplyRoute } from "./conversation-work.ts";
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
export {
  addLeadOutcomeRoute,
  answerQualificationRoute,
  deleteLeadRoute,
  getLeadRoute,
  getLeadSettingsRoute,
  leadSettings,
  leadStatisticsRoute,
  listLeadsRoute,
  setConsentRoute,
  setLeadSettingsRoute,
} from "./leads.ts";
export { qualificationFlow } from "./qualification.ts";
export { findOrderRoute, pushedOrder, pushOrdersRoute } from "./orders.ts";
export { eraseConversationRoute, eraseVisitorRoute, getRetentionRoute, setRetentionRoute } from "./retention.ts";
export { analyticsOverview, getOverviewRoute } from "./analytics.ts";
export {
  classifyMessageRoute,
  correctIntentRoute,
  deleteIntentExampleRoute,
  intentExample,
  listIntentExamplesRoute,
  listIntentsRoute,
  listMessageIntentsRoute,
  newIntentExamples,
  setIntentRoute,
  teachIntentsRoute,
  understanding,
} from "./intents.ts";
export { openingHours as agentHours, type OpeningHours } from "./opening-hours.ts";
export { AGENT_TEMPLATES, AGENT_TONES, agentContent, type AgentContent } from "./agent-content.ts";
export {
  agentDetail,
  compareAgentRoute,
  createAgentRoute,
  duplicateAgentRoute,
  listAgentsRoute,
  listAgentVersionsRoute,
  listModelsRoute,
  previewKeyRoute,
  publishAgentRoute,
  readAgentRoute,
  rollBackAgentRoute,
  setAgentStateRoute,
  updateAgentDraftRoute,
  uploadAvatarRoute,
} from "./agents.ts";
export {
  authorizeSiteRoute,
  connectSiteRoute,
  disconnectSiteRoute,
  getSiteRoute,
  leaveSiteRoute,
  listSitesRoute,
  proveSiteRoute,
} from "./sites.ts";
export { WIDGET_PROTOCOL } from "./widget-protocol.ts";
export {
  erasePersonRoute,
  exportPersonRoute,
  getSiteUsageRoute,
  listOwnOrdersRoute,
  recordConversionRoute,
} from "./site-shop.ts";
export {
  addExamQuestionRoute,
  generateExamRoute,
  readExamRoute,
  removeExamQuestionRoute,
  startExamRoute,
} from "./exams.ts";
export { listNoticesRoute, NOTICE_KINDS, seeNoticesRoute } from "./notices.ts";
