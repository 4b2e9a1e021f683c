import { sql } from "kysely";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { visitorOf } from "./member-of.ts";

export interface TurnRating {
  turnId: string;
  /** Null takes it back. */
  rating: "up" | "down" | null;
}

/** What a visitor thinks of an answer that was given to them. Throws `not_found`. */
export async function rateTurn(ctx: TenantContext, { turnId, rating }: TurnRating): Promise<void> {
  const visitorId = visitorOf(ctx);
  const known = await tenantTransaction(ctx, async (tx) => {
    const { rows } = await sql`select 1 from turns t
      join conversations c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
      where t.tenant_id = ${ctx.tenantId} and t.id = ${turnId} and c.visitor_id = ${visitorId}`.execute(tx);
    if (rows.length === 0) return false;
    await (
      rating === null
        ? sql`delete from turn_ratings where tenant_id = ${ctx.tenantId} and turn_id = ${turnId}`
        : sql`insert into turn_ratings (tenant_id, turn_id, rating) values (${ctx.tenantId}, ${turnId}, ${rating})
          on conflict (tenant_id, turn_id) do update set rating = excluded.rating, rated_at = now()`
    ).execute(tx);
    return true;
  });
  if (!known) throw notFound("turn");
}
