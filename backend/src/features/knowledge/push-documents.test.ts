import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchKnowledge } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import { addSource, countKnowledge } from "#test/knowledge-test";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { pushDocuments } from "./push-documents.ts";

describe("[D4] pushed documents", () => {
  let test: TestPlatform;
  let ctx: TenantContext;
  let sourceId: string;
  beforeAll(async () => {
    test = await openTestPlatform();
    ctx = await test.createTenant();
    sourceId = (await addSource(ctx, { kind: "push" })).id;
  });
  afterAll(() => test.close());

  const push = async (...documents: Record<string, unknown>[]) =>
    (await pushDocuments(ctx, { sourceId, documents })).results.map(({ outcome }) => outcome);
  const find = async (query: string) =>
    (await searchKnowledge(ctx, { query })).hits.map(({ document }) => document.title);
  const page = (externalId: string, text: string, version: number | null = null) => ({
    externalId,
    version,
    title: text,
    content: { format: "text", body: `${text}.` },
  });

  it("are findable once they are answered, and say when nothing changed", async () => {
    expect(await push(page("walrus", "Walrus whiskers"))).toEqual(["created"]);
    expect(await find("whiskers")).toEqual(["Walrus whiskers"]);
    expect(await push(page("walrus", "Walrus whiskers"))).toEqual(["unchanged"]);
    expect(await push(page("walrus", "Walrus tusks"))).toEqual(["updated"]);
    expect(await find("whiskers")).toEqual([]);
    expect(await find("tusks")).toEqual(["Walrus tusks"]);
  });

  it("of an older version never overwrite a newer one, not even a deletion", async () => {
    expect(await push(page("heron", "Heron five", 5))).toEqual(["created"]);
    expect(await push(page("heron", "Heron four", 4))).toEqual(["outdated"]);
    expect(await push({ externalId: "heron", version: 4, deleted: true })).toEqual(["outdated"]);
    expect(await find("heron")).toEqual(["Heron five"]);
    expect(await push({ externalId: "heron", version: 6, deleted: true })).toEqual(["deleted"]);
    expect(await find("heron")).toEqual([]);
    expect(await push(page("heron", "Heron back from five", 5))).toEqual(["outdated"]);
    expect(await push(page("heron", "Heron seven", 7))).toEqual(["created"]);
    expect(await find("heron")).toEqual(["Heron seven"]);
    expect((await countKnowledge(ctx)).document_tombstones).toBe(0);
  });

  it("that were deleted before they came stay away", async () => {
    expect(await push({ externalId: "late", version: 3, deleted: true })).toEqual(["deleted"]);
    expect(await push(page("late", "Late bird", 2))).toEqual(["outdated"]);
  });

  it("are judged one by one", async () => {
    const { results } = await pushDocuments(ctx, {
      sourceId,
      documents: [
        page("good", "Good goose"),
        { externalId: "bad", title: "" },
        { title: "No id" },
        { ...page("odd", "Odd otter"), kind: "product" },
        { ...page("script", "Otter"), unknownField: 1 },
        page("fine", "Fine finch"),
      ],
    });
    expect(results.map(({ outcome }) => outcome)).toEqual([
      "created",
      "rejected",
      "rejected",
      "rejected",
      "rejected",
      "created",
    ]);
    expect(results[1]).toMatchObject({ externalId: "bad", code: "document_invalid" });
    expect(results[1]?.detail).toContain("title");
    expect(results[2]?.externalId).toBeNull();
    expect(await find("finch")).toEqual(["Fine finch"]);
  });

  it("count in order where an id occurs twice", async () => {
    const outcomes = await push(
      page("twice", "Twice told once"),
      { externalId: "twice", deleted: true },
      page("twice", "Twice told thrice"),
    );
    expect(outcomes).toEqual(["created", "deleted", "created"]);
    expect(await find("twice told")).toEqual(["Twice told thrice"]);
  });

  it("may hold any text that JSON can", async () => {
    const nasty = "Nul \u0000 and half \ud83d a pair, \u202e, é, 😀";
    expect(await push({ ...page("nasty", nasty), content: { format: "text", body: nasty.repeat(3) } })).toEqual([
      "created",
    ]);
    expect(await push({ ...page("nasty", nasty), content: { format: "text", body: nasty.repeat(3) } })).toEqual([
      "unchanged",
    ]);
  });

  it("cannot go to another tenant's source", async () => {
    const stranger = await test.createTenant();
    await expect(pushDocuments(stranger, { sourceId, documents: [page("x", "X")] })).rejects.toThrow("not_found");
  });
});
