import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchKnowledge } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import { addSource } from "#test/knowledge-test";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { pushDocuments } from "./push-documents.ts";

describe("[D4] pushed products", () => {
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

  it("change an offer without indexing the product again", async () => {
    const product = (minor: number, title = "Ibex boots") => ({
      externalId: "boots",
      kind: "product",
      title,
      product: {
        brand: "Ibex",
        variants: [
          { externalId: "42", options: [{ name: "Size", value: "42" }], price: { minor, currency: "EUR" }, stock: 3 },
          { externalId: "43", options: [{ name: "Size", value: "43" }], price: { minor: 9_900, currency: "EUR" } },
        ],
      },
    });
    expect(await push(product(9_900))).toEqual(["created"]);
    const before = (await searchKnowledge(ctx, { query: "ibex boots" })).hits[0];
    expect(await push(product(8_900))).toEqual(["updated"]);
    const after = (await searchKnowledge(ctx, { query: "ibex boots" })).hits[0];
    expect(after?.offers.map(({ priceMinor }) => priceMinor)).toEqual([8_900, 9_900]);
    expect(after?.chunk.number).toBe(before?.chunk.number);
    // The offer that stayed the same was not written.
    expect(after?.offers[1]?.updatedAt).toEqual(
      before?.offers.find(({ externalId }) => externalId === "43")?.updatedAt,
    );
  });
});
