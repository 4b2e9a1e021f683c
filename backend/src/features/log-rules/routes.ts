import {
  createLogRuleRoute,
  createLogViewRoute,
  deleteLogRuleRoute,
  deleteLogViewRoute,
  listLogAlertsRoute,
  listLogRulesRoute,
  listLogViewsRoute,
  seeLogAlertsRoute,
  testLogRuleRoute,
  updateLogRuleRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { listLogAlerts, seeLogAlerts } from "./list-log-alerts.ts";
import { createLogRule, deleteLogRule, listLogRules, testLogRule, updateLogRule } from "./manage-log-rules.ts";
import { createLogView, deleteLogView, listLogViews } from "./manage-log-views.ts";

export const logRuleRoutes = [
  bindRoute(listLogRulesRoute, (ctx) => listLogRules(ctx)),
  bindRoute(createLogRuleRoute, (ctx, { body }) => createLogRule(ctx, body)),
  bindRoute(updateLogRuleRoute, (ctx, { params, body }) => updateLogRule(ctx, params.ruleId, body)),
  bindRoute(deleteLogRuleRoute, (ctx, { params }) => deleteLogRule(ctx, params.ruleId)),
  bindRoute(testLogRuleRoute, (ctx, { params }) => testLogRule(ctx, params.ruleId)),
  bindRoute(listLogAlertsRoute, (ctx, { query }) => listLogAlerts(ctx, query)),
  bindRoute(seeLogAlertsRoute, (ctx, { body }) => seeLogAlerts(ctx, body)),
  bindRoute(listLogViewsRoute, (ctx) => listLogViews(ctx)),
  bindRoute(createLogViewRoute, (ctx, { body }) => createLogView(ctx, body)),
  bindRoute(deleteLogViewRoute, (ctx, { params }) => deleteLogView(ctx, params.viewId)),
];
