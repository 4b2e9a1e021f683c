import { sql } from "kysely";
import type { Transaction } from "./database.ts";

/** Every table that holds rows of tenants, those that refer to others before them; read from the catalogue itself. */
export async function tenantTables(transaction: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string; users: string[] }>`
    with own as (
      select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and not a.attisdropped)
    select c.oid::regclass::text as name,
      coalesce(array_agg(distinct k.conrelid::regclass::text) filter (where k.conrelid <> c.oid), '{}') as users
    from own c
    left join pg_constraint k on k.confrelid = c.oid and k.contype = 'f' and k.conrelid in (select oid from own)
    group by c.oid order by 1`.execute(transaction);
  const waiting = new Map(rows.map(({ name, users }) => [name, users]));
  const order: string[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].filter(([, users]) => users.every((user) => !waiting.has(user))).map(([name]) => name);
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(", ")}`);
    for (const name of free) waiting.delete(name);
    order.push(...free);
  }
  return order;
}
