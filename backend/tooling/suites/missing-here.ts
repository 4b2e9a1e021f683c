import { existsSync } from "node:fs";
import { join } from "node:path";
import { workspaceRoot } from "../install/workspace-root.mjs";

/** What this machine lacks of the things that tests may do without; `services` is what could be found for them. */
export function missingHere(services: Record<string, string>): string[] {
  const evaluationData = process.env["NETVEXA_EVAL_DIR"] ?? join(workspaceRoot, "../shared/eval");
  return [
    ...(existsSync(evaluationData) ? [] : ["evaluation data"]),
    ...("TEST_WORDPRESS_DIR" in services ? [] : ["WordPress"]),
    ...("TEST_WORDPRESS_DIR" in services && process.env["NETVEXA_WOO_DIR"] !== undefined ? [] : ["WooCommerce"]),
  ];
}
