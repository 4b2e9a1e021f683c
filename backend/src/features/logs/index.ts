export { createArchiveLogStore } from "./archive-log-store.ts";
export { keepPartitionsAhead } from "./make-log-partitions.ts";
