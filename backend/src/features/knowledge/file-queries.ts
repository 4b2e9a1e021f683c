import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface FileRow {
  name: string;
  objectPath: string;
  bytes: number;
  contentHash: string;
  mediaType: string | null;
  uploadedAt: Date;
}

const columns = sql`name, object_path as "objectPath", bytes, content_hash as "contentHash", media_type as "mediaType",
  uploaded_at as "uploadedAt"`;

/** Newest first. */
export async function readFiles(ctx: TenantContext, transaction: Transaction, sourceId: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`select ${columns} from source_files
    where tenant_id = ${ctx.tenantId} and source_id = ${sourceId} order by uploaded_at desc, name`.execute(transaction);
  return rows;
}

/** Returns the row, and the path of the object that it replaced. */
export async function writeFile(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string; file: Omit<FileRow, "uploadedAt"> },
): Promise<{ row: FileRow; replaced: string | null }> {
  const { name, objectPath, bytes, contentHash, mediaType } = of.file;
  const before = await sql<{ path: string }>`select object_path as path from source_files
    where tenant_id = ${ctx.tenantId} and source_id = ${of.sourceId} and name = ${name} for update`.execute(
    transaction,
  );
  const { rows } = await sql<FileRow>`
    insert into source_files (tenant_id, source_id, name, object_path, bytes, content_hash, media_type)
    values (${ctx.tenantId}, ${of.sourceId}, ${name}, ${objectPath}, ${bytes}, ${contentHash}, ${mediaType})
    on conflict (tenant_id, source_id, name) do update set object_path = excluded.object_path, bytes = excluded.bytes,
      content_hash = excluded.content_hash, media_type = excluded.media_type, uploaded_at = now()
    returning ${columns}`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error("The insert of a file returned no row.");
  return { row, replaced: before.rows[0]?.path ?? null };
}

/** Deletes one, or with `except` all others; returns the paths of their objects. */
export async function deleteFileRows(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string } & ({ name: string } | { except: string }),
): Promise<string[]> {
  const which = "name" in of ? sql`name = ${of.name}` : sql`name <> ${of.except}`;
  const { rows } = await sql<{ path: string }>`delete from source_files
    where tenant_id = ${ctx.tenantId} and source_id = ${of.sourceId} and ${which} returning object_path as path`.execute(
    transaction,
  );
  return rows.map((row) => row.path);
}
