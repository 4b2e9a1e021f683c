import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openFeedTest, type FeedTest } from "#test/feed-test";
import { asJob } from "#test/knowledge-test";
import { deleteOldTombstones } from "./forget-tombstones.ts";
import { getSync } from "./follow-sync.ts";
import { getSource } from "./list-sources.ts";
import { pushDocuments } from "./push-documents.ts";
import { askForDueSyncs, failLostSyncs, startDueSyncJob } from "./schedule-syncs.ts";
import { startSync } from "./start-sync.ts";
import { updateSource } from "./update-source.ts";

describe("[D4] scheduled work", () => {
  let test: FeedTest;
  beforeAll(async () => {
    test = await openFeedTest();
  });
  beforeEach(async () => {
    await test.begin();
    await sql`delete from job_outbox`.execute(test.database.owner);
  });
  afterAll(() => test.close());

  const asked = async () => {
    const { rows } = await sql<{ payload: { sourceId: string } }>`select payload from job_outbox
      where name = 'start_due_sync'`.execute(test.database.owner);
    return rows.map(({ payload }) => payload.sourceId);
  };
  const makeDue = () =>
    sql`update sources set next_sync_at = now() - interval '1 minute' where id = ${test.sourceId}`.execute(
      test.database.owner,
    );

  it("asks for syncs when their time has come, once, and sets their next time", async () => {
    await updateSource(test.ctx, { sourceId: test.sourceId, resyncEveryMinutes: 60 });
    await askForDueSyncs(test.platform);
    expect(await asked()).toEqual([]);
    await makeDue();
    await Promise.all([askForDueSyncs(test.platform), askForDueSyncs(test.platform)]);
    expect(await asked()).toEqual([test.sourceId]);
    const next = Date.parse((await getSource(test.ctx, test.sourceId)).nextSyncAt ?? "");
    expect(next - Date.now()).toBeGreaterThan(50 * 60_000);
    await startDueSyncJob.run(asJob(test.ctx), { sourceId: test.sourceId }, new AbortController().signal);
    expect((await getSource(test.ctx, test.sourceId)).latestSync?.state).toBe("queued");
  });

  it("waits until the sync under way has ended", async () => {
    await startSync(test.ctx, test.sourceId);
    await makeDue();
    await askForDueSyncs(test.platform);
    expect(await asked()).toEqual([]);
    await sql`update syncs set state = 'done'`.execute(test.database.owner);
    await askForDueSyncs(test.platform);
    expect(await asked()).toEqual([test.sourceId]);
  });

  it("forgets old deletions and keeps young ones", async () => {
    const { ctx, sourceId } = test;
    await pushDocuments(ctx, {
      sourceId,
      documents: ["old", "new"].map((externalId) => ({ externalId, deleted: true })),
    });
    await sql`update document_tombstones set deleted_at = now() - interval '200 days' where external_id = 'old'`.execute(
      test.database.owner,
    );
    await deleteOldTombstones(test.platform);
    const { rows } = await sql`select external_id from document_tombstones where tenant_id = ${ctx.tenantId}`.execute(
      test.database.owner,
    );
    expect(rows).toEqual([{ external_id: "new" }]);
  });

  it("gives syncs up when their job is nowhere any more, and only then", async () => {
    const { id } = await startSync(test.ctx, test.sourceId);
    await sql`update syncs set updated_at = now() - interval '1 hour'`.execute(test.database.owner);
    await failLostSyncs(test.platform);
    expect(await getSync(test.ctx, id)).toMatchObject({ state: "queued" });
    await sql`delete from job_outbox`.execute(test.database.owner);
    await failLostSyncs(test.platform);
    expect(await getSync(test.ctx, id)).toMatchObject({ state: "failed", error: { code: "sync_given_up" } });
    await startSync(test.ctx, test.sourceId);
  });
});
