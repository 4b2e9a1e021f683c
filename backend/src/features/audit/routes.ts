import { listAuditRoute, verifyAuditRoute } from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { listAudit } from "./list-audit.ts";
import { verifyAudit } from "./verify-audit.ts";

export const auditRoutes = [
  bindRoute(listAuditRoute, (ctx, { query }) => listAudit(ctx, query)),
  bindRoute(verifyAuditRoute, ({ platform }) => verifyAudit(platform)),
];
