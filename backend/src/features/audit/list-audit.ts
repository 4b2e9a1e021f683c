import { sql } from "kysely";
import type { auditEntry } from "@netvexa/contract";
import type { z } from "zod";
import type { OrganisationContext } from "#platform/auth-context";
import { systemTransaction } from "#platform/system-context";
import { auditFact } from "./audit-fact.ts";

export interface AuditPage {
  before?: number | undefined;
  action?: string | undefined;
  limit: number;
}

interface Row {
  sequence: number;
  entry: string;
  hash: string;
}

/** A page of the organisation's log, newest first; `before` is the last sequence of the page before. */
export async function listAudit(
  ctx: OrganisationContext,
  page: AuditPage,
): Promise<{ entries: z.input<typeof auditEntry>[] }> {
  const { rows } = await systemTransaction({ platform: ctx.platform, reason: "keep audit log" }, (transaction) =>
    sql<Row>`select sequence, entry, hash from audit_entries
      where chain = ${ctx.organisationId} and (${page.before ?? null}::bigint is null or sequence < ${page.before ?? null}::bigint)
        and (${page.action ?? null}::text is null or entry::jsonb ->> 'action' = ${page.action ?? null}::text)
      order by sequence desc limit ${page.limit}`.execute(transaction),
  );
  return {
    entries: rows.map(({ sequence, entry, hash }) => ({ sequence, hash, ...auditFact.parse(JSON.parse(entry)) })),
  };
}
