import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { archiveLine, createTally, type ArchiveLine, type Totals } from "./archive.ts";
import { archiveUnreadable } from "./errors.ts";

/** Longer than any row; a line beyond it is no archive of ours. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** The lines of an archive as they come. Throws `archive_unreadable` at the first that is none. */
export async function* readArchive(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ArchiveLine> {
  const source = Readable.from(bytes);
  const zip = createGunzip();
  source.on("error", (error) => zip.destroy(error));
  source.pipe(zip);
  try {
    for await (const line of splitLines(zip)) {
      const parsed = archiveLine.safeParse(parseJson(line));
      if (!parsed.success) throw archiveUnreadable("This is not an archive of a storefront, or it was changed.");
      yield parsed.data;
    }
  } catch (error) {
    if (!isZipError(error)) throw error;
    throw archiveUnreadable("The file is not gzip, or was cut off on the way.");
  } finally {
    source.destroy();
    zip.destroy();
  }
}

/** Never holds more than one line, and none that is too long: what unpacks to more than it should is refused in time. */
async function* splitLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      pieces.push(chunk.subarray(from, end));
      yield Buffer.concat(pieces).toString("utf8");
      [pieces, length, from] = [[], 0, end + 1];
    }
    pieces.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE) throw archiveUnreadable("The archive holds a line that is too long.");
  }
  if (length > 0) yield Buffer.concat(pieces).toString("utf8");
}

function isZipError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Reads the whole archive and holds it against its own totals, before anything of it is kept. */
export async function checkArchive(bytes: AsyncIterable<Uint8Array>, schema: number): Promise<Totals> {
  const tally = createTally();
  let stated: Totals | null = null;
  let isFirst = true;
  for await (const line of readArchive(bytes)) {
    if (isFirst) assertManifest(line, schema);
    isFirst = false;
    if ("row" in line) tally.addRow(line.table, line.row);
    else if ("file" in line) tally.addBytes(line.file, Buffer.from(line.bytes, "base64"));
    else if ("totals" in line) stated = line.totals;
  }
  const counted = tally.totals();
  if (stated === null || JSON.stringify(sorted(stated)) !== JSON.stringify(sorted(counted))) {
    throw archiveUnreadable("The archive is not whole: what is in it does not add up to its totals.");
  }
  return counted;
}

function assertManifest(line: ArchiveLine, schema: number): void {
  if (!("manifest" in line)) throw archiveUnreadable("The archive does not begin with its manifest.");
  if (line.manifest.schema === schema) return;
  throw archiveUnreadable(
    `The archive is of schema ${line.manifest.schema}, this installation of ${schema}. Bring both to the same version.`,
  );
}

function sorted({ tables, files }: Totals) {
  return [inOrder(tables), inOrder(files)];
}

function inOrder(record: Totals["files"]) {
  return Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
