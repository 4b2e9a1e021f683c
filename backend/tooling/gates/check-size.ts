import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { findHeavyScreens, weighScreens } from "../../dashboard/budgets.ts";
import { findExceededBudgets } from "../../../widget/budgets.ts";
import type { GateResult } from "./gate.ts";

/** What the widget and the dashboard load stays within their budgets, measured on the built files. */
export async function checkSize(root: string): Promise<GateResult> {
  const widget = await checkWidget(root);
  const dashboard = await checkDashboard(root);
  return {
    checked: widget.checked + dashboard.checked,
    unit: `files, ${widget.unit}${dashboard.unit}`,
    problems: [...widget.problems, ...dashboard.problems],
  };
}

async function checkWidget(root: string): Promise<GateResult> {
  const sizes = await gzipSizes(join(root, "widget/dist"), /\.js$/);
  const total = (Object.values(sizes).reduce((sum, size) => sum + size, 0) / 1000).toFixed(1);
  return {
    checked: Object.keys(sizes).length,
    unit: `widget ${total} kB gzipped`,
    problems: findExceededBudgets(sizes),
  };
}

async function checkDashboard(root: string): Promise<GateResult> {
  const folder = join(root, "backend/dashboard/dist");
  const manifest = await readFile(join(folder, ".vite/manifest.json"), "utf8").catch(() => null);
  if (manifest === null) return { checked: 0, unit: "", problems: ["the dashboard is not built"] };
  const sizes = await gzipSizes(folder, /\.(js|css|html)$/);
  const weights = weighScreens(JSON.parse(manifest), sizes);
  const heaviest = ((weights[0]?.bytes ?? 0) / 1000).toFixed(0);
  return {
    checked: Object.keys(sizes).length,
    unit: `, heaviest of ${weights.length} dashboard screens ${heaviest} kB`,
    problems: findHeavyScreens(weights),
  };
}

/** By path from the folder; empty where there is no such folder. */
async function gzipSizes(folder: string, pattern: RegExp): Promise<Record<string, number>> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const wanted = files.filter((file) => pattern.test(file));
  const sizes = await Promise.all(wanted.map(async (file) => [file, await gzipSize(join(folder, file))] as const));
  return Object.fromEntries(sizes);
}

async function gzipSize(file: string): Promise<number> {
  return gzipSync(await readFile(file), { level: 9 }).length;
}
