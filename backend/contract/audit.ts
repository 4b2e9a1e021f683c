import { z } from "zod";
import { defineRoute } from "./route.ts";

/** One fact of the append-only log: who did what to what, chained to the one before it. */
export const auditEntry = z.object({
  sequence: z.number().int(),
  at: z.iso.datetime(),
  action: z.string().describe("Such as member.role_changed, api_key.issued, session.started"),
  actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  tenantId: z.uuid().nullable(),
  target: z.object({ kind: z.string(), id: z.string() }).nullable(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

export const listAuditRoute = defineRoute({
  id: "listAudit",
  method: "get",
  path: "/v1/organisations/{organisationId}/audit",
  summary: "Read the organisation's audit log, newest first",
  tag: "Audit",
  auth: { kind: "organisation", permission: "audit:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {
    params: z.strictObject({ organisationId: z.uuid() }),
    query: z.strictObject({
      before: z.coerce.number().int().min(1).optional(),
      action: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  response: { kind: "json", status: 200, schema: z.object({ entries: z.array(auditEntry) }) },
});

const chainReport = z.object({
  chain: z.uuid(),
  entries: z.number().int(),
  checkpoints: z.number().int(),
  problems: z.array(z.object({ sequence: z.number().int(), problem: z.string() })),
});

export const verifyAuditRoute = defineRoute({
  id: "verifyAudit",
  method: "get",
  path: "/v1/operator/audit/verification",
  summary: "Recompute every hash chain and hold it against the signed checkpoints",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "credential",
  idempotency: "none",
  request: {},
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ intact: z.boolean(), entries: z.number().int(), chains: z.array(chainReport) }),
  },
});
