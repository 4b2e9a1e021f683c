import type { LogStore } from "#platform/log-store";
import type { Edges } from "#test/test-platform";
import { createArchiveLogStore } from "./archive-log-store.ts";

export interface StoreUnderTest {
  name: string;
  open(edges: Edges): Promise<LogStore>;
}

/** Every adapter that the one battery is run on. */
export const storesUnderTest: StoreUnderTest[] = [
  { name: "the archive alone", open: async (edges) => createArchiveLogStore(edges) },
];
