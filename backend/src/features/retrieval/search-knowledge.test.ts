import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { indexPassages } from "./index-passages.ts";
import { removePassages } from "./remove-passages.ts";
import { searchKnowledge } from "./search-knowledge.ts";

describe("[D1] searchKnowledge", () => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await openTestPlatform();
  });
  afterAll(() => test.close());

  it("finds a page", async () => {
    const ctx = await test.createTenant();
    await write(ctx, ["Red running shoes", "Return policy: thirty days", "Blue shoes for running in rain"]);
    const result = await searchKnowledge(ctx, { query: "run in the rain" });
    expect(result.hits.map((hit) => hit.document.title)).toEqual([
      "Blue shoes for running in rain",
      "Red running shoes",
    ]);
    await tenantTransaction(ctx, (transaction) => removePassages(ctx, transaction, [1, 2, 3]));
    expect((await searchKnowledge(ctx, { query: "run in the rain" })).hits).toEqual([]);
  });
});

async function write(ctx: TenantContext, titles: string[]): Promise<void> {
  const source = newId();
  await tenantTransaction(ctx, async (transaction) => {
    await sql`insert into sources (tenant_id, id, kind, name) values (${ctx.tenantId}, ${source}, 'push', 'x')`.execute(
      transaction,
    );
    for (const [index, title] of titles.entries()) {
      await sql`insert into documents (tenant_id, number, source_id, external_id, kind, title, language, content_hash)
        values (${ctx.tenantId}, ${index + 1}, ${source}, ${title}, 'page', ${title}, 'en', 'h')`.execute(transaction);
      await sql`insert into chunks (tenant_id, number, document_number, position, headings, text, language, hash)
        values (${ctx.tenantId}, ${index + 1}, ${index + 1}, 0, '{}', ${title}, 'en', 'h')`.execute(transaction);
    }
    const passages = titles.map((title, index) => ({
      chunkNumber: index + 1,
      language: "en",
      fields: { title, meta: "", body: "", attributes: "" },
    }));
    await indexPassages(ctx, transaction, passages);
  });
}
