import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchKnowledge } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import { addSource, countKnowledge, syncNow } from "#test/knowledge-test";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { listSyncProblems } from "./follow-sync.ts";
import { getSource } from "./list-sources.ts";
import { previewUpload } from "./preview-source.ts";
import { deleteFile, listFiles, uploadFile } from "./upload-file.ts";

async function* bytesOf(...pieces: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

describe("[D4] files of a source", () => {
  let test: TestPlatform;
  let ctx: TenantContext;
  let sourceId: string;
  beforeAll(async () => {
    test = await openTestPlatform();
    ctx = await test.createTenant();
    sourceId = (await addSource(ctx, { kind: "file" })).id;
  });
  afterAll(() => test.close());

  const upload = (fileName: string, content: string | Uint8Array, sync = false) =>
    uploadFile(ctx, { sourceId, fileName, upload: { bytes: bytesOf(content), mediaType: null }, sync });
  const find = async (query: string) =>
    (await searchKnowledge(ctx, { query })).hits.map(({ document }) => document.externalId);

  it("are stored as they come and read by a sync, each for itself", async () => {
    await upload("care.md", "# Care of wool\n\nWash by hand in lukewarm water.");
    await upload("sizes.csv", "size,chest\nS,88\nM,96\n");
    await upload("broken.pdf", "%PDF-1.7 that is none");
    const sync = await syncNow(ctx, sourceId);
    expect(sync).toMatchObject({ state: "done", found: 3, read: 2, indexed: 2, failed: 1 });
    expect(await find("lukewarm")).toEqual(["care.md"]);
    const { problems } = await listSyncProblems(ctx, { syncId: sync.id, after: 0, limit: 10 });
    expect(problems).toMatchObject([{ outcome: "failed", item: "broken.pdf", code: "file_damaged" }]);
  });

  it("that were read before are not opened again", async () => {
    expect(await syncNow(ctx, sourceId)).toMatchObject({ unchanged: 2, indexed: 0, failed: 1 });
  });

  it("are replaced by name, and the bytes before are gone", async () => {
    const { files } = await listFiles(ctx, sourceId);
    await upload("care.md", "# Care of wool\n\nDry clean alone.");
    expect((await listFiles(ctx, sourceId)).files).toHaveLength(files.length);
    expect(await syncNow(ctx, sourceId)).toMatchObject({ unchanged: 1, indexed: 1, removed: 0 });
    expect(await find("lukewarm")).toEqual([]);
    expect(await find("dry clean")).toEqual(["care.md"]);
  });

  it("take their documents with them when they are deleted", async () => {
    await deleteFile(ctx, { sourceId, fileName: "care.md" });
    await expect(deleteFile(ctx, { sourceId, fileName: "care.md" })).rejects.toThrow("not_found");
    // The deletion asked for a sync, whose job nobody runs here; the source is busy until it is over.
    expect((await getSource(ctx, sourceId)).latestSync).toMatchObject({ state: "queued" });
  });

  it("can be previewed", async () => {
    const other = (await addSource(ctx, { kind: "file" })).id;
    await expect(previewUpload(ctx, other, new AbortController().signal)).rejects.toThrow("source_has_no_content");
    const file = { bytes: bytesOf("# Opening hours\n\nFrom nine to five."), mediaType: "text/markdown" };
    await uploadFile(ctx, { sourceId: other, fileName: "hours.md", upload: file, sync: false });
    const preview = await previewUpload(ctx, other, new AbortController().signal);
    expect(preview.documents).toMatchObject([{ title: "Opening hours", kind: "file" }]);
    expect(preview.documents[0]?.text).toContain("nine to five");
  });

  it("are refused where they do not belong, when empty, and to strangers", async () => {
    const push = (await addSource(ctx, { kind: "push" })).id;
    const file = (content: string) => ({ bytes: bytesOf(content), mediaType: null });
    const attempt = (source: string, content: string, who = ctx) =>
      uploadFile(who, { sourceId: source, fileName: "x.txt", upload: file(content), sync: false });
    await expect(attempt(push, "x")).rejects.toThrow("upload_not_taken");
    await expect(attempt(sourceId, "")).rejects.toThrow("upload_empty");
    await expect(attempt(sourceId, "x", await test.createTenant())).rejects.toThrow("not_found");
    expect((await countKnowledge(ctx)).source_files).toBe(3);
  });

  it("of a catalogue source replace each other whatever their names", async () => {
    const catalogue = (await addSource(ctx, { kind: "catalogue" })).id;
    for (const [fileName, title] of [
      ["old.jsonl", "Old lamp"],
      ["new.jsonl", "New lamp"],
    ] as const) {
      const bytes = bytesOf(JSON.stringify({ id: "1", title }));
      await uploadFile(ctx, { sourceId: catalogue, fileName, upload: { bytes, mediaType: null }, sync: false });
    }
    expect((await listFiles(ctx, catalogue)).files).toMatchObject([{ name: "new.jsonl" }]);
    const preview = await previewUpload(ctx, catalogue, new AbortController().signal);
    expect(preview).toMatchObject({ format: "json-lines", documents: [{ title: "New lamp", variants: 1 }] });
    expect(await syncNow(ctx, catalogue)).toMatchObject({ state: "done", indexed: 1 });
  });
});
