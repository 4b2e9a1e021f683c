import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchKnowledge } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import { countKnowledge } from "#test/knowledge-test";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { listSources } from "./list-sources.ts";
import {
  createTypedAnswer,
  deleteTypedAnswer,
  getTypedAnswer,
  listTypedAnswers,
  updateTypedAnswer,
} from "./type-answers.ts";

describe("[D4] typed answers", () => {
  let test: TestPlatform;
  let ctx: TenantContext;
  beforeAll(async () => {
    test = await openTestPlatform();
    ctx = await test.createTenant();
  });
  afterAll(() => test.close());

  const fields = {
    question: "Do you gift-wrap?",
    alternatives: ["Is there wrapping paper?"],
    answer: "Yes, for two euros.\n\nTick the box at the checkout.",
    url: null,
    language: "en",
  };
  const find = async (query: string) => (await searchKnowledge(ctx, { query })).hits;

  it("are findable by their question and its other wordings once they are created", async () => {
    const created = await createTypedAnswer(ctx, fields);
    expect(created).toMatchObject(fields);
    for (const query of ["gift wrap", "wrapping paper"]) {
      expect((await find(query))[0]?.document).toMatchObject({ kind: "qa", externalId: created.id });
    }
    expect((await find("gift"))[0]?.chunk.text).toBe("Yes, for two euros.\nTick the box at the checkout.");
    expect((await listSources(ctx, { limit: 10 })).sources).toMatchObject([{ kind: "qa", documents: 1 }]);
  });

  it("are replaced and deleted with what was made from them", async () => {
    const { id } = await createTypedAnswer(ctx, {
      ...fields,
      question: "Do you ship to the moon?",
      answer: "Not yet.",
    });
    const before = await countKnowledge(ctx);
    await updateTypedAnswer(ctx, { ...fields, answerId: id, question: "Do you ship to Mars?", answer: "Never." });
    expect(await find("moon")).toEqual([]);
    expect((await find("Mars"))[0]?.chunk.text).toBe("Never.");
    expect(await countKnowledge(ctx)).toEqual(before);
    await deleteTypedAnswer(ctx, id);
    expect(await find("Mars")).toEqual([]);
    expect((await listTypedAnswers(ctx, { limit: 10 })).answers).toHaveLength(1);
    expect(await countKnowledge(ctx)).toMatchObject({ documents: 1, chunks: 1, indexed_passages: 1, typed_answers: 1 });
  });

  it("cannot be seen, changed or deleted by another tenant, nor found by it", async () => {
    const { id } = await createTypedAnswer(ctx, fields);
    const stranger = await test.createTenant();
    await expect(getTypedAnswer(stranger, id)).rejects.toThrow("not_found");
    await expect(updateTypedAnswer(stranger, { ...fields, answerId: id })).rejects.toThrow("not_found");
    await expect(deleteTypedAnswer(stranger, id)).rejects.toThrow("not_found");
    expect((await searchKnowledge(stranger, { query: "gift wrap" })).hits).toEqual([]);
    expect(await getTypedAnswer(ctx, id)).toMatchObject(fields);
  });

  it("can be created at the same time, the first ones too", async () => {
    const other = await test.createTenant();
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, index) => createTypedAnswer(other, { ...fields, question: `Question ${index}?` })),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(8);
    expect(await countKnowledge(other)).toMatchObject({ sources: 1, documents: 8, chunks: 8, typed_answers: 8 });
  });
});
