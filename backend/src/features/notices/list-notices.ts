import { sql } from "kysely";
import type { NOTICE_KINDS } from "@netvexa/contract";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";

interface Row {
  id: string;
  kind: (typeof NOTICE_KINDS)[number];
  subject: string;
  detail: { name?: string | null };
  opened_at: Date;
  resolved_at: Date | null;
}

const SOLVED_DAYS = 7;

/** Open notices, newest first, then those of the last days that were solved. What a member has not seen is new. */
export async function listNotices(ctx: TenantContext) {
  return tenantTransaction(ctx, async (transaction) => {
    const { rows } = await sql<Row>`select id, kind, subject, detail, opened_at, resolved_at from notices
      where tenant_id = ${ctx.tenantId}
        and (resolved_at is null or resolved_at > now() - make_interval(days => ${SOLVED_DAYS}))
      order by (resolved_at is null) desc, opened_at desc, id limit 100`.execute(transaction);
    const seen = await sql<{ until: Date }>`select seen_until as until from notice_readers
      where tenant_id = ${ctx.tenantId} and person_id = ${readerOf(ctx)}::uuid`.execute(transaction);
    const until = seen.rows[0]?.until.getTime() ?? 0;
    return {
      notices: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        subject: row.subject,
        name: row.detail.name ?? null,
        openedAt: row.opened_at.toISOString(),
        resolvedAt: row.resolved_at?.toISOString() ?? null,
        isNew: row.resolved_at === null && row.opened_at.getTime() > until,
      })),
    };
  });
}

/** From now on the notices that are open are no news to this member. */
export async function seeNotices(ctx: TenantContext): Promise<void> {
  const person = readerOf(ctx);
  if (person === null) return;
  await tenantTransaction(ctx, (transaction) =>
    sql`insert into notice_readers (tenant_id, person_id, seen_until) values (${ctx.tenantId}, ${person}, now())
      on conflict (tenant_id, person_id) do update set seen_until = excluded.seen_until`.execute(transaction),
  );
}

function readerOf({ actor }: TenantContext): string | null {
  return actor.kind === "member" ? actor.personId : null;
}
