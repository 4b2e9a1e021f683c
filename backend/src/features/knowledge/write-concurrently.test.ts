import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchKnowledge } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import { addSource, countKnowledge } from "#test/knowledge-test";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { deleteSource } from "./delete-source.ts";
import { pushDocuments } from "./push-documents.ts";

const paragraphs = (count: number, word: string) =>
  Array.from({ length: count }, (_, index) => `${word} ${index} stands here. `.repeat(70)).join("\n\n");

describe("[D4] writers at the same time", () => {
  let test: TestPlatform;
  let ctx: TenantContext;
  let sourceId: string;
  beforeAll(async () => {
    test = await openTestPlatform();
    ctx = await test.createTenant();
    sourceId = (await addSource(ctx, { kind: "push" })).id;
  });
  afterAll(() => test.close());

  const page = (externalId: string, body: string, version: number | null = null) => ({
    externalId,
    version,
    title: `Title of ${externalId}`,
    content: { format: "text", body },
  });
  const push = (...documents: Record<string, unknown>[]) => pushDocuments(ctx, { sourceId, documents });
  const storedVersions = async () => {
    const { rows } = await sql<{ externalId: string; version: number }>`
      select external_id as "externalId", version::int from documents where tenant_id = ${ctx.tenantId} and source_id = ${sourceId}`.execute(
      test.database.owner,
    );
    return rows;
  };

  it("leave the newest version of each document, once, whatever the order of their arrival", async () => {
    const versions = [5, 1, 9, 3, 7, 2, 8, 4, 6, 0];
    await Promise.all(
      versions.map((version) => push(...["a", "b", "c"].map((id) => page(id, `Marker v${version} of ${id}`, version)))),
    );
    const rows = await storedVersions();
    expect(rows.toSorted((one, other) => (one.externalId < other.externalId ? -1 : 1))).toEqual(
      ["a", "b", "c"].map((externalId) => ({ externalId, version: 9 })),
    );
    expect(await countKnowledge(ctx)).toMatchObject({ documents: 3, chunks: 3, indexed_passages: 3 });
    expect((await searchKnowledge(ctx, { query: "marker v9" })).hits).toHaveLength(3);
  });

  it("and deleters agree on what came last", async () => {
    await Promise.all([
      push(page("d", "Fourth", 4)),
      push({ externalId: "d", version: 5, deleted: true }),
      push(page("d", "Third", 3)),
      push({ externalId: "d", version: 2, deleted: true }),
    ]);
    expect((await storedVersions()).filter(({ externalId }) => externalId === "d")).toEqual([]);
    await push(page("d", "Sixth", 6));
    expect((await searchKnowledge(ctx, { query: "sixth" })).hits).toHaveLength(1);
  });

  it("of one large document leave one whole copy of it", async () => {
    const bodies = ["Walnut", "Hazel", "Chestnut"].map((word) => paragraphs(120, word));
    const answers = await Promise.all(bodies.map((body) => push(page("large", body))));
    expect(answers.flatMap(({ results }) => results.map(({ outcome }) => outcome))).not.toContain("rejected");
    const { rows } = await sql<{ position: number; text: string; hash: string }>`
      select c.position, c.text, d.content_hash as hash from chunks c join documents d on d.tenant_id = c.tenant_id and d.number = c.document_number
      where c.tenant_id = ${ctx.tenantId} and d.external_id = 'large' order by c.position`.execute(test.database.owner);
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index));
    expect(rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    const words = new Set(rows.map(({ text }) => /^\w+/.exec(text)?.[0]));
    expect(words.size).toBe(1);
    const again = await push(page("large", bodies.find((body) => body.startsWith([...words][0] ?? "")) ?? ""));
    expect(again.results[0]?.outcome).toBe("unchanged");
  });

  it("write nothing any more once the source is being removed", async () => {
    const other = (await addSource(ctx, { kind: "push" })).id;
    const pushes = Array.from({ length: 6 }, (_, index) =>
      pushDocuments(ctx, { sourceId: other, documents: [page(`late ${index}`, "Latecomer")] }).then(
        () => "stored",
        (error: Error) => error.message.split(":")[0],
      ),
    );
    await deleteSource(ctx, other);
    for (const outcome of await Promise.all(pushes)) expect(["stored", "not_found"]).toContain(outcome);
    await expect(pushDocuments(ctx, { sourceId: other, documents: [page("x", "x")] })).rejects.toThrow("not_found");
  });
});
