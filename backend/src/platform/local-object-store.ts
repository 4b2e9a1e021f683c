import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { notFound } from "./errors.ts";
import { isUuid, newId } from "./ids.ts";
import { objectPath, type ObjectPlace, type ObjectStore, type StoredObject } from "./object-store.ts";

/** Objects as files of a folder; processes that share them must share the folder. */
export function createLocalObjectStore(folder: string): ObjectStore {
  const locate = (place: ObjectPlace) => path.join(folder, ...objectPath(place).split("/"));
  return {
    put: (place, bytes) => putFile({ file: locate(place), incoming: path.join(folder, ".incoming") }, bytes),
    read: (place) => readWhole(locate(place)),
    list: ({ tenantId }) => listFiles(path.join(folder, tenantId)),
    removeAll: ({ tenantId }) => {
      if (!isUuid(tenantId)) throw new Error("A tenant id must be a UUID.");
      return rm(path.join(folder, tenantId), { recursive: true, force: true });
    },
    remove: (place) => rm(locate(place), { recursive: true, force: true }),
  };
}

/** Written beside, made durable, then moved into place: a crash leaves the old bytes or the new ones. */
async function putFile(
  at: { file: string; incoming: string },
  bytes: AsyncIterable<Uint8Array>,
): Promise<StoredObject> {
  await mkdir(at.incoming, { recursive: true, mode: 0o700 });
  await mkdir(path.dirname(at.file), { recursive: true, mode: 0o700 });
  const partial = path.join(at.incoming, newId());
  try {
    const stored = await writeDurably(partial, bytes);
    await rename(partial, at.file);
    return stored;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeDurably(file: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredObject> {
  const hash = createHash("sha256");
  let size = 0;
  const handle = await open(file, "wx", 0o600);
  try {
    for await (const piece of bytes) {
      hash.update(piece);
      size += piece.byteLength;
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes: size, contentHash: hash.digest("hex") };
}

async function* listFiles(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isFile()) yield path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/");
  }
}

async function* readWhole(file: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  try {
    for await (const piece of stream) yield toBytes(piece);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") throw notFound("file");
    throw error;
  } finally {
    stream.destroy();
  }
}

function toBytes(piece: unknown): Uint8Array {
  if (!(piece instanceof Uint8Array)) throw new Error("A file was read as text.");
  return piece;
}
