import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cachedFolder, programCacheDir } from "./program-cache.ts";

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "netvexa-cache-"));
  vi.stubEnv("NETVEXA_CACHE_DIR", cache);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true });
});

test("the cache is the folder that NETVEXA_CACHE_DIR names", () => {
  expect(programCacheDir()).toBe(cache);
});

test("a folder is filled once", async () => {
  let fills = 0;
  const fill = async (folder: string): Promise<void> => {
    fills += 1;
    await writeFile(join(folder, "program"), "1");
  };
  const first = await cachedFolder("a", fill);
  expect(await cachedFolder("a", fill)).toBe(first);
  expect(await readFile(join(first, "program"), "utf8")).toBe("1");
  expect(fills).toBe(1);
});

test("a filling that fails leaves nothing behind and is tried again", async () => {
  const failing = cachedFolder("a", async (folder) => {
    await writeFile(join(folder, "half"), "1");
    throw new Error("no network");
  });
  await expect(failing).rejects.toThrow("no network");
  expect(await readdir(cache)).toEqual([]);
  const folder = await cachedFolder("a", (draft) => writeFile(join(draft, "whole"), "1"));
  expect(await readdir(folder)).toContain("whole");
});
