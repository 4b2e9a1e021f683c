import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalObjectStore } from "./local-object-store.ts";
import type { ObjectStore } from "./object-store.ts";

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

describe("[D4] an object store", () => {
  let folder: string;
  let store: ObjectStore;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "netvexa-objects-"));
    store = createLocalObjectStore(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

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

  it("has the old bytes after a put that broke off, and nothing half", async () => {
    const place = { ctx: one, path: "sources/c" };
    await store.put(place, pieces("old"));
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("new");
      throw new Error("connection lost");
    }
    await expect(store.put(place, breaking())).rejects.toThrow("connection lost");
    expect(await collect(store.read(place))).toBe("old");
    expect(await readdir(path.join(folder, ".incoming"))).toEqual([]);
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
