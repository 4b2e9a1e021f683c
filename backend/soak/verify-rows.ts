import path from "node:path";
import { sql, type Kysely } from "kysely";
import type { Tables } from "#platform/database";
import { openPglite } from "#platform/pglite-database";
import { textOf, type Acknowledged } from "./acknowledged.ts";

/** Looks into the database of a server that was stopped: what has no door of its own, and whether the rows agree. */
export async function verifyRows(folder: string, acknowledged: Acknowledged, problems: string[]): Promise<void> {
  const database = await openPglite({ dataDir: path.join(folder, "postgres") });
  try {
    const owner = database.ownerConnection();
    if (!owner) throw new Error("The embedded database has an owner connection.");
    await verifyContacts(owner, acknowledged, problems);
    await verifyTurns(owner, acknowledged, problems);
    await verifyPassages(owner, acknowledged, problems);
    await verifyAgreement(owner, problems);
  } finally {
    await database.close();
  }
}

async function verifyContacts(owner: Kysely<Tables>, { contacts }: Acknowledged, problems: string[]): Promise<void> {
  const { rows } = await sql<{ id: string; message: string }>`select id, message from contact_requests`.execute(owner);
  const found = new Map(rows.map((row) => [row.id, row.message]));
  for (const [id, { message }] of contacts) {
    if (found.get(id) !== message) problems.push(`contact ${id}: is lost`);
  }
}

async function verifyTurns(owner: Kysely<Tables>, { turns }: Acknowledged, problems: string[]): Promise<void> {
  const { rows } = await sql<{ id: string; question: string; state: string }>`
    select id, question, state from turns`.execute(owner);
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const [id, { question, isDone }] of turns) {
    const turn = found.get(id);
    if (turn?.question !== question) problems.push(`turn ${id}: its question is lost`);
    else if (isDone && turn.state !== "done") problems.push(`turn ${id}: was done, and is ${turn.state}`);
  }
}

/** Every pushed document says in its passages what was sent in its version. */
async function verifyPassages(owner: Kysely<Tables>, { documents }: Acknowledged, problems: string[]): Promise<void> {
  const { rows } = await sql<{ externalId: string; text: string }>`
    select d.external_id as "externalId", string_agg(c.text, ' ' order by c.position) as text
    from documents d join chunks c on c.tenant_id = d.tenant_id and c.document_number = d.number
    group by d.tenant_id, d.source_id, d.external_id`.execute(owner);
  const found = new Map(rows.map((row) => [row.externalId, row.text]));
  for (const [externalId, { acknowledged }] of documents) {
    if (acknowledged === null || acknowledged.deleted) continue;
    const isThere = found.get(externalId)?.includes(textOf(externalId, acknowledged.version)) ?? false;
    if (!isThere)
      problems.push(`document ${externalId}: its passages are not those of version ${acknowledged.version}`);
  }
}

/** Rows that only stand together: half a transaction would leave one without the other. */
async function verifyAgreement(owner: Kysely<Tables>, problems: string[]): Promise<void> {
  const { rows } = await sql<{ what: string; count: number }>`
    select 'passages that are not indexed' as what, count(*)::int as count from chunks c
      where not exists (select 1 from indexed_passages i where i.tenant_id = c.tenant_id and i.chunk_number = c.number)
    union all select 'indexed passages without text', count(*)::int from indexed_passages i
      where not exists (select 1 from chunks c where c.tenant_id = i.tenant_id and c.number = i.chunk_number)
    union all select 'documents without passages', count(*)::int from documents d
      where not exists (select 1 from chunks c where c.tenant_id = d.tenant_id and c.document_number = d.number)
    union all select 'turns without an end', count(*)::int from turns where state = 'running'
    union all select 'jobs that were given up', count(*)::int from job_queue.job_common where name = 'dead_letters'`.execute(
    owner,
  );
  for (const { what, count } of rows) if (count > 0) problems.push(`${count} ${what}`);
}
