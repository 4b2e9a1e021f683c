import { Counter } from "prom-client";
import type { Platform } from "#platform/platform";
import type { Metrics } from "./metrics.ts";

/** How often this process could not store log records, by cause: `full` means that Redis has no memory left. */
export function countLogFailures({ registry }: Metrics, platform: Platform): void {
  const failures = new Counter({
    name: "netvexa_log_store_failures_total",
    help: "Batches of log records that could not be stored, by cause",
    labelNames: ["cause"],
    registers: [registry],
    collect: () => {
      failures.reset();
      for (const [cause, count] of Object.entries(platform.logs.failures())) failures.inc({ cause }, count);
    },
  });
}
