import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export interface PageAudit {
  violations: string[];
  /** Rules that had something to look at and passed. */
  passes: number;
}

/** What axe finds wrong on the page as it stands. */
export async function auditPage(page: Page): Promise<PageAudit> {
  await page.evaluate(AXE);
  const results = await page.evaluate(() => {
    const axe: { run(options: RunOptions): Promise<AxeResults> } = Reflect.get(window, "axe");
    return axe.run({ resultTypes: ["violations"] });
  });
  const describe = ({ id, nodes }: AxeResults["violations"][number]) =>
    `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`;
  return { violations: results.violations.map(describe), passes: results.passes.length };
}
