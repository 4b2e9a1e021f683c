import { analyticsRoutes } from "#features/analytics";
import { accountRoutes } from "#features/accounts";
import { agentRoutes } from "#features/agents";
import { agentToolRoutes } from "#features/agent-tools";
import { assistantRoutes } from "#features/assistants";
import { auditRoutes } from "#features/audit";
import { examRoutes } from "#features/exams";
import { installationRoutes } from "#features/installation";
import { chatRoutes } from "#features/chat";
import { intentRoutes } from "#features/intents";
import { handoffRoutes } from "#features/handoff";
import { realtimeRoutes } from "#features/realtime";
import { knowledgeRoutes } from "#features/knowledge";
import { leadRoutes } from "#features/leads";
import { logRuleRoutes } from "#features/log-rules";
import { logIntakeRoutes, logSearchRoutes } from "#features/logs";
import { noticeRoutes } from "#features/notices";
import { orderRoutes } from "#features/orders";
import { retentionRoutes } from "#features/retention";
import { portabilityRoutes } from "#features/portability";
import { synonymRoutes } from "#features/synonyms";
import { retrievalRoutes } from "#features/retrieval";
import { siteRoutes } from "#features/sites";
import { tenantRoutes } from "#features/tenants";
import { traceRoutes } from "#features/traces";
import type { AnyRoute } from "#platform/route";

/** Every door of the HTTP API. The isolation probe, the OpenAPI document and the server are made from this list. */
export const routes: readonly AnyRoute[] = [
  // Looked up in this order: what comes most often is found first.
  ...logIntakeRoutes,
  ...installationRoutes,
  ...accountRoutes,
  ...auditRoutes,
  ...portabilityRoutes,
  ...tenantRoutes,
  ...siteRoutes,
  ...agentRoutes,
  ...examRoutes,
  ...noticeRoutes,
  ...knowledgeRoutes,
  ...retrievalRoutes,
  ...synonymRoutes,
  ...agentToolRoutes,
  ...chatRoutes,
  ...traceRoutes,
  ...assistantRoutes,
  ...handoffRoutes,
  ...realtimeRoutes,
  ...intentRoutes,
  ...leadRoutes,
  ...logSearchRoutes,
  ...logRuleRoutes,
  ...orderRoutes,
  ...retentionRoutes,
  ...analyticsRoutes,
];
