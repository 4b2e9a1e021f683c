export { evaluateLogRuleJob } from "./evaluate-log-rule.ts";
export { createLogRule, testLogRule } from "./manage-log-rules.ts";
export { logRuleRoutes } from "./routes.ts";
export { evaluateDueLogRules } from "./schedule-log-rules.ts";
export { mailLogAlertJob, sendLogAlertJob } from "./tell-log-alert.ts";
