import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { findExceededBudgets } from "../../../widget/budgets.ts";
import type { GateResult } from "./gate.ts";

/** What the widget loads stays within its budgets, measured on the built files. */
export async function checkSize(root: string): Promise<GateResult> {
  const folder = join(root, "widget/dist");
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".js"));
  const sizes = await Promise.all(files.map(async (file) => [file, await gzipSize(join(folder, file))] as const));
  const total = (sizes.reduce((sum, [, size]) => sum + size, 0) / 1000).toFixed(1);
  return {
    checked: files.length,
    unit: `files of the widget, ${total} kB gzipped`,
    problems: findExceededBudgets(Object.fromEntries(sizes)),
  };
}

async function gzipSize(file: string): Promise<number> {
  return gzipSync(await readFile(file), { level: 9 }).length;
}
