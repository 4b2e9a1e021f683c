import type { LogStore } from "#platform/log-store";
import { openRedisStreams } from "#platform/redis-streams";
import { newId } from "#platform/ids";
import type { Edges } from "#test/test-platform";
import { createArchiveLogStore } from "./archive-log-store.ts";
import { createStreamLogStore } from "./stream-log-store.ts";

export interface StoreUnderTest {
  name: string;
  open(edges: Edges): Promise<LogStore>;
}

export const testRedisUrl = process.env.TEST_REDIS_URL ?? "";

/** Every adapter that the one battery is run on; the streams where `TEST_REDIS_URL` names a Redis. */
export const storesUnderTest: StoreUnderTest[] = [
  { name: "the archive alone", open: async (edges) => createArchiveLogStore(edges) },
  ...(testRedisUrl === "" ? [] : [{ name: "Redis Streams and the archive", open: openStreamStore }]),
];

async function openStreamStore({ ephemeral, logger, prefix = `test:${newId()}:` }: Edges): Promise<LogStore> {
  const streams = await openRedisStreams({ url: testRedisUrl, logger, prefix, mustSurvive: false });
  return createStreamLogStore({ streams, ephemeral, logger });
}
