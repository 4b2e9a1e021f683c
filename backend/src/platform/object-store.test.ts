import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startS3Server } from "#test/s3-server";
import { createLocalObjectStore } from "./local-object-store.ts";
import type { ObjectStore } from "./object-store.ts";
import { openS3ObjectStore } from "./s3-object-store.ts";

const one = { tenantId: "0198f1a0-0000-7000-8000-000000000001" };
const other = { tenantId: "0198f1a0-0000-7000-8000-000000000002" };

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of bytes) all.push(piece);
  return Buffer.concat(all).toString();
}

interface Opened {
  store: ObjectStore;
  /** What a put that broke off has left. */
  leftovers(): Promise<string[]>;
  close(): Promise<void>;
}

async function openFolder(): Promise<Opened> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-objects-"));
  return {
    store: createLocalObjectStore(folder),
    leftovers: () => readdir(path.join(folder, ".incoming")),
    close: () => rm(folder, { recursive: true }),
  };
}

async function openBucket(): Promise<Opened> {
  const server = await startS3Server();
  const store = await openS3ObjectStore(server.url);
  // This server cannot take back the parts of an upload; a bucket's lifecycle rule does where the request is lost.
  return { store, leftovers: async () => [], close: () => server.close() };
}

describe.each([
  { kind: "of files", open: openFolder },
  { kind: "of a bucket", open: openBucket },
])("[D4] [L3] an object store $kind", ({ open }) => {
  let opened: Opened;
  let store: ObjectStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
  });
  afterAll(() => opened.close());

  it("gives back what was put, with its size and hash", async () => {
    const place = { ctx: one, path: "sources/a/1" };
    const stored = await store.put(place, pieces("one ", "two"));
    expect(stored).toEqual({ bytes: 7, contentHash: createHash("sha256").update("one two").digest("hex") });
    expect(await collect(store.read(place))).toBe("one two");
  });

  it("keeps tenants apart under one path", async () => {
    await store.put({ ctx: one, path: "sources/b" }, pieces("mine"));
    await expect(collect(store.read({ ctx: other, path: "sources/b" }))).rejects.toThrow("not_found");
    await store.remove({ ctx: other, path: "sources/b" });
    expect(await collect(store.read({ ctx: one, path: "sources/b" }))).toBe("mine");
  });

  it("removes all of one tenant and nothing of another", async () => {
    for (const ctx of [one, other]) await store.put({ ctx, path: "sources/all" }, pieces("mine"));
    await store.removeAll(one);
    await expect(collect(store.read({ ctx: one, path: "sources/all" }))).rejects.toThrow("not_found");
    expect(await collect(store.read({ ctx: other, path: "sources/all" }))).toBe("mine");
    expect(() => store.removeAll({ tenantId: ".." })).toThrow("UUID");
  });

  it("takes what is larger than one part of an upload", async () => {
    const place = { ctx: one, path: "sources/large" };
    async function* large(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 13; piece += 1) yield Buffer.alloc(1 << 20, piece);
    }
    const stored = await store.put(place, large());
    const hash = createHash("sha256");
    for await (const piece of store.read(place)) hash.update(piece);
    expect(stored).toEqual({ bytes: 13 << 20, contentHash: hash.digest("hex") });
  });

  it("lists everything of one tenant, by its paths", async () => {
    const ctx = { tenantId: "0198f1a0-0000-7000-8000-000000000003" };
    for (const name of ["b", "a/1", "a/2"]) await store.put({ ctx, path: `listed/${name}` }, pieces("x"));
    const paths: string[] = [];
    for await (const name of store.list(ctx)) paths.push(name);
    expect(paths.toSorted()).toEqual(["listed/a/1", "listed/a/2", "listed/b"]);
  });

  it("has the old bytes after a put that broke off, and nothing half", async () => {
    const place = { ctx: one, path: "sources/c" };
    await store.put(place, pieces("old"));
    async function* breaking(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 11; piece += 1) yield Buffer.alloc(1 << 20, "new");
      throw new Error("connection lost");
    }
    await expect(store.put(place, breaking())).rejects.toThrow("connection lost");
    expect(await collect(store.read(place))).toBe("old");
    expect(await opened.leftovers()).toEqual([]);
  });

  it("removes everything below a path", async () => {
    await store.put({ ctx: one, path: "sources/d/1" }, pieces("x"));
    await store.put({ ctx: one, path: "sources/d/2" }, pieces("y"));
    await store.remove({ ctx: one, path: "sources/d" });
    await expect(collect(store.read({ ctx: one, path: "sources/d/2" }))).rejects.toThrow("not_found");
    await store.remove({ ctx: one, path: "sources/d" });
  });

  it.each(["../x", "a/../b", "/etc/passwd", "a//b", "a/./b", "", "a\0b", "A", ".incoming/x"])(
    "refuses the path %j",
    (bad) => {
      expect(() => store.read({ ctx: one, path: bad })).toThrow("no path");
    },
  );
});

describe("[D4] [L3] a bucket", () => {
  it("of more objects than one page is listed and removed whole", async () => {
    const { store, close } = await openBucket();
    const names = Array.from({ length: 1_001 }, (_, index) => `many/${index}`);
    for (let from = 0; from < names.length; from += 50) {
      await Promise.all(names.slice(from, from + 50).map((name) => store.put({ ctx: one, path: name }, pieces("x"))));
    }
    const listed: string[] = [];
    for await (const name of store.list(one)) listed.push(name);
    expect(listed.toSorted()).toEqual(names.toSorted());
    await store.removeAll(one);
    expect(await store.list(one)[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
    await close();
  });

  it("that does not know the key says so", async () => {
    const server = await startS3Server();
    const store = await openS3ObjectStore(server.url.replace("S3RVER:S3RVER", "OTHER:wrong"));
    await expect(store.put({ ctx: one, path: "a" }, pieces("x"))).rejects.toThrow("does not exist in our records");
    await server.close();
  });

  it.each(["s3://host/bucket", "s3s://key:secret@host", "s3://key:secret@host/"])("is not at %s", async (url) => {
    await expect(openS3ObjectStore(url)).rejects.toThrow("s3s://KEY:SECRET@host/bucket");
  });
});
