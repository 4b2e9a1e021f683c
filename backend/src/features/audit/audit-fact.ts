import { z } from "zod";
import type { Actor } from "#platform/tenant-context";

/** The chain of what belongs to no organisation: sign-ins, accounts. */
export const INSTALLATION_CHAIN = "00000000-0000-0000-0000-000000000000";

export const auditFact = z.object({
  at: z.iso.datetime(),
  action: z.string(),
  actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  tenantId: z.uuid().nullable(),
  target: z.object({ kind: z.string(), id: z.string() }).nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditFact = z.output<typeof auditFact>;

/** What a caller says of a fact; when, by whom and where are added. */
export interface AuditEvent {
  /** Such as `api_key.issued`. */
  action: string;
  target?: AuditFact["target"];
  /** Never a secret: the log is kept for ever. */
  detail?: Record<string, unknown>;
}

export function toAuditActor(actor: Actor): AuditFact["actor"] {
  switch (actor.kind) {
    case "member":
      return { kind: "member", id: actor.personId, name: actor.name };
    case "api_key":
      return { kind: "api_key", id: actor.keyId, name: null };
    case "visitor":
      return { kind: "visitor", id: actor.visitorId, name: null };
    case "job":
      return { kind: "job", id: actor.jobId, name: null };
    default:
      return { kind: actor.kind, id: null, name: null };
  }
}
