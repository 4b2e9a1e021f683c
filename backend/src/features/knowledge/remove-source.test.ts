import { existsSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foldIndex, searchKnowledge } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import { addSource, asJob, countKnowledge, syncNow } from "#test/knowledge-test";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { deleteSource } from "./delete-source.ts";
import { listDocuments } from "./list-documents.ts";
import { getSource } from "./list-sources.ts";
import { pushDocuments } from "./push-documents.ts";
import { removeSourceJob } from "./remove-source-job.ts";
import { startSync } from "./start-sync.ts";
import { createTypedAnswer } from "./type-answers.ts";
import { uploadFile } from "./upload-file.ts";

/** Rows of every table that knows tenants, save those whose rows are not knowledge: the log keeps what was done. */
async function countAll(test: TestPlatform, ctx: TenantContext): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant_id' and table_name not in ('job_outbox', 'knowledge_counters', 'posting_upkeep')
      and table_name not like 'log\\_%'
    order by 1`.execute(test.database.owner);
  const counts: [string, number][] = [];
  for (const { name } of rows) {
    const counted = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)}
      where tenant_id = ${ctx.tenantId}`.execute(test.database.owner);
    counts.push([name, counted.rows[0]?.count ?? 0]);
  }
  return Object.fromEntries(counts);
}

describe("[D4] a source that is removed", () => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await openTestPlatform();
  });
  afterAll(() => test.close());

  const page = (externalId: string, body: string) => ({
    externalId,
    title: externalId,
    content: { format: "text", body },
  });
  const remove = (ctx: TenantContext, sourceId: string) =>
    removeSourceJob.run(asJob(ctx), { sourceId }, new AbortController().signal);

  async function fill(ctx: TenantContext): Promise<string[]> {
    const push = (await addSource(ctx, { kind: "push" })).id;
    const long = Array.from({ length: 200 }, (_, index) => `Paragraph ${index} of badgers. `.repeat(60)).join("\n\n");
    await pushDocuments(ctx, {
      sourceId: push,
      documents: [
        page("badger", "Badgers dig."),
        page("setts", long),
        { externalId: "never", deleted: true },
        {
          ...page("boots", "For badgers."),
          kind: "product",
          product: { brand: "Brock", variants: [{ externalId: "1" }] },
        },
      ],
    });
    const files = (await addSource(ctx, { kind: "file" })).id;
    for (const fileName of ["badgers.txt", "broken.pdf"]) {
      const bytes = (async function* () {
        yield Buffer.from(fileName.endsWith("txt") ? "All about badgers." : "%PDF- no");
      })();
      await uploadFile(ctx, { sourceId: files, fileName, upload: { bytes, mediaType: null }, sync: false });
    }
    await syncNow(ctx, files);
    await createTypedAnswer(ctx, { question: "Badgers?", alternatives: [], answer: "Yes.", url: null, language: "en" });
    return [push, files];
  }

  it("is hidden at once, with everything in it", async () => {
    const ctx = await test.createTenant();
    const sources = await fill(ctx);
    expect((await searchKnowledge(ctx, { query: "badgers" })).hits.length).toBeGreaterThan(3);
    for (const sourceId of sources) await deleteSource(ctx, sourceId);
    const { hits } = await searchKnowledge(ctx, { query: "badgers" });
    expect(hits.map(({ document }) => document.kind)).toEqual(["qa"]);
    expect((await listDocuments(ctx, { after: 0, limit: 50 })).documents).toHaveLength(1);
    const [gone = ""] = sources;
    await expect(getSource(ctx, gone)).rejects.toThrow("not_found");
    await expect(startSync(ctx, gone)).rejects.toThrow("not_found");
    await expect(deleteSource(ctx, gone)).rejects.toThrow("not_found");
    await expect(pushDocuments(ctx, { sourceId: gone, documents: [page("x", "x")] })).rejects.toThrow("not_found");
  });

  it("leaves nothing behind in any table, nor in the object store", async () => {
    const ctx = await test.createTenant();
    const before = await countAll(test, ctx);
    const sources = await fill(ctx);
    const qa = await sql<{
      id: string;
    }>`select id from sources where tenant_id = ${ctx.tenantId} and kind = 'qa'`.execute(test.database.owner);
    sources.push(qa.rows[0]?.id ?? "");
    const folder = path.join(test.platform.env.dataDir, "objects", ctx.tenantId, "sources", sources[1] ?? "");
    expect(existsSync(folder)).toBe(true);
    for (const sourceId of sources) {
      await deleteSource(ctx, sourceId);
      await remove(ctx, sourceId);
    }
    await foldIndex(ctx);
    expect(await countAll(test, ctx)).toEqual(before);
    expect(existsSync(folder)).toBe(false);
  });

  it("goes on where its removal was interrupted, and keeps other sources", async () => {
    const ctx = await test.createTenant();
    const [push = "", files = ""] = await fill(ctx);
    await deleteSource(ctx, push);
    const stopping = new AbortController();
    const interrupted = removeSourceJob.run(asJob(ctx), { sourceId: push }, stopping.signal);
    setTimeout(() => stopping.abort(), 20);
    await interrupted.catch(() => undefined);
    await remove(ctx, push);
    await remove(ctx, push);
    expect(await countKnowledge(ctx)).toMatchObject({ sources: 2, documents: 2, source_files: 2 });
    expect((await getSource(ctx, files)).documents).toBe(1);
  });

  it("cannot be another tenant's", async () => {
    const ctx = await test.createTenant();
    const [push = ""] = await fill(ctx);
    const stranger = await test.createTenant();
    await expect(deleteSource(stranger, push)).rejects.toThrow("not_found");
    await removeSourceJob.run(asJob(stranger), { sourceId: push }, new AbortController().signal);
    expect((await getSource(ctx, push)).documents).toBe(3);
  });
});
