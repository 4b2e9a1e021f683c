export { INSTALLATION_CHAIN, toAuditActor, type AuditEvent } from "./audit-fact.ts";
export { recordAudit, recordAuditIn, type AuditPlace } from "./record-audit.ts";
export { auditRoutes } from "./routes.ts";
export { signAuditCheckpoints } from "./sign-checkpoints.ts";
