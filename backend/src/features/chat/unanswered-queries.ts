import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface UnansweredRow {
  question: string;
  language: string;
  conversation_id: string;
  created_at: Date;
}

/** Turns that ended with "I do not know", latest first. */
export async function selectUnanswered(
  tx: Transaction,
  ctx: TenantContext,
  query: { from: string | null; limit: number },
): Promise<UnansweredRow[]> {
  const { rows } = await sql<UnansweredRow>`
    select t.question, c.language, t.conversation_id, t.created_at
    from turns t join conversations c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
    where t.tenant_id = ${ctx.tenantId} and t.outcome = 'unknown' and not c.preview
      and t.created_at >= coalesce(${query.from}::timestamptz, '-infinity')
    order by t.created_at desc limit ${query.limit}`.execute(tx);
  return rows;
}
