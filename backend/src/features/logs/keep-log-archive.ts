import type { PeriodicWork } from "#platform/periodic-work";
import { systemTransaction } from "#platform/system-context";
import { deleteOldBatches } from "./cursor-queries.ts";

/** Nothing to do where records go straight into the archive. */
export const archiveHotLogs: PeriodicWork = {
  name: "archive log records",
  everySeconds: 1,
  run: (platform) => platform.logs.archive(platform),
};

const BATCHES_AT_ONCE = 500;

export const forgetLogBatches: PeriodicWork = {
  name: "forget keys of log batches",
  everySeconds: 300,
  run: async (platform) => {
    for (let gone = BATCHES_AT_ONCE; gone === BATCHES_AT_ONCE;) {
      gone = await systemTransaction({ platform, reason: "keep logs", priority: "bulk" }, (transaction) =>
        deleteOldBatches(transaction, BATCHES_AT_ONCE),
      );
    }
  },
};
