import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { budgets, findExceededBudgets } from "../budgets.ts";
import { buildWidget, writeWidget } from "../build.ts";
import { applyCuts } from "../trim-preact.ts";

const { files, gzipBytes } = await buildWidget();

const digestOf = (files: object): string => createHash("sha256").update(JSON.stringify(files)).digest("hex");

describe("[V10] byte budgets", () => {
  it("hold for what is built", () => {
    expect(Object.keys(gzipBytes)).toHaveLength(8);
    expect(findExceededBudgets(gzipBytes)).toEqual([]);
    expect(budgets.loader).toBeLessThanOrEqual(2048);
    expect(budgets.open).toBeLessThanOrEqual(12 * 1024);
  });

  it("are stated to be exceeded, by how much, one byte above", () => {
    const fitting = { "widget.js": budgets.loader, "panel.js": budgets.open - budgets.loader, "locale-de.js": 900 };
    expect(findExceededBudgets(fitting)).toEqual([]);
    const [line] = findExceededBudgets({ ...fitting, "widget.js": budgets.loader + 1, "panel.js": 100 });
    expect(line).toContain("1 over the budget");
    expect(findExceededBudgets({ ...fitting, "panel.js": budgets.open })).toHaveLength(1);
    expect(findExceededBudgets({ ...fitting, "locale-de.js": budgets.language + 1 })).toHaveLength(1);
  });

  it("do not pass on nothing", () => {
    expect(findExceededBudgets({})).not.toEqual([]);
    expect(findExceededBudgets({ "widget.js": 1 })).not.toEqual([]);
  });
});

describe("[V10] the build", () => {
  it("gives the same bytes from the same sources", async () => {
    expect(digestOf((await buildWidget()).files)).toBe(digestOf(files));
  });

  it("names in the loader a digest of all that it loads", () => {
    const digest = createHash("sha256");
    for (const [file, code] of Object.entries(files)) if (file !== "widget.js") digest.update(code);
    expect(files["widget.js"]).toContain(`?v=${digest.digest("hex").slice(0, 8)}.`);
  });

  it("is a classic script and modules without eval, markup from strings or traces of the machine", () => {
    expect(/\bexport\b|import\.meta/.exec(files["widget.js"] ?? "")).toBeNull();
    expect(/export\{\w+ as createPanel\}/.test(files["panel.js"] ?? "")).toBe(true);
    const code = Object.values(files).join("\n");
    expect(/innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|cssText/.exec(code)).toBeNull();
    expect(code.includes(import.meta.dirname) || /__source|columnNumber/.test(code)).toBe(false);
  });

  it("writes whole files and leaves those alone that are the same already", async () => {
    const folder = await mkdtemp(join(tmpdir(), "widget-"));
    await writeWidget(folder, files);
    const before = await stat(join(folder, "panel.js"));
    await writeWidget(folder, { ...files, "widget.js": "changed" });
    expect((await readdir(folder)).toSorted()).toEqual(Object.keys(files).toSorted());
    expect(await readFile(join(folder, "widget.js"), "utf8")).toBe("changed");
    expect((await stat(join(folder, "panel.js"))).mtimeMs).toBe(before.mtimeMs);
    await rm(folder, { recursive: true });
  });

  it("refuses to trim a preact that reads differently", () => {
    expect(applyCuts("render.js", "a(); b();", [[/b\(\);/, "c();"]])).toBe("a(); c();");
    expect(() => applyCuts("render.js", "a();", [[/b\(\);/]])).toThrow("0 times");
    expect(() => applyCuts("render.js", "b();b();", [[/b\(\);/]])).toThrow("2 times");
  });
});
