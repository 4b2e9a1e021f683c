/** Files that are too large for the database. Every path begins with the tenant that it belongs to. */
export interface ObjectStore {
  /**
   * Stores the bytes under a path, whole or not at all; what stood there before is replaced. Rejects with what `bytes`
   * throws.
   */
  put(place: ObjectPlace, bytes: AsyncIterable<Uint8Array>): Promise<StoredObject>;
  /** The bytes from the beginning; throws `not_found` where there is nothing. */
  read(place: ObjectPlace): AsyncIterable<Uint8Array>;
  /** Removes everything at and below a path; nothing there is no error. */
  remove(place: ObjectPlace): Promise<void>;
  /** The paths of everything that a tenant has. */
  list(ctx: ObjectPlace["ctx"]): AsyncIterable<string>;
  /** Removes everything that a tenant has. */
  removeAll(ctx: ObjectPlace["ctx"]): Promise<void>;
}

export interface ObjectPlace {
  ctx: { tenantId: string };
  /** Lower-case letters, digits, `-`, `.` and `/`, such as `sources/0198…/1`. */
  path: string;
}

export interface StoredObject {
  bytes: number;
  /** SHA-256, hex. */
  contentHash: string;
}

const PATH = /^[a-z0-9-]+(?:[./][a-z0-9-]+)*$/;

/** The whole path of an object; no path leads out of its tenant. */
export function objectPath({ ctx, path }: ObjectPlace): string {
  if (!PATH.test(path)) throw new Error(`"${path}" is no path of the object store.`);
  return `${ctx.tenantId}/${path}`;
}
