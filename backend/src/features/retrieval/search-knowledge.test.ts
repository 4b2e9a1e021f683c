import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { indexShop, removeFromShop, type ShopDocument } from "#test/indexed-shop";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { searchKnowledge } from "./search-knowledge.ts";
import type { SearchInput } from "./search-result.ts";

const product = (title: string, priceMinor: number, more: Partial<ShopDocument> = {}): ShopDocument => ({
  title,
  kind: "product",
  offers: [{ priceMinor }],
  ...more,
});

const SHOP: ShopDocument[] = [
  product("Trailix Red Running Shoe", 8_900, { brand: "Trailix", attributes: { Colour: "Red", Material: "Mesh" } }),
  product("Trailix Blue Running Shoe", 4_900, { brand: "Trailix", attributes: { Colour: "Blue", Material: "Mesh" } }),
  product("Norrvik Red Running Shoe", 12_900, { brand: "Norrvik", attributes: { Colour: "Red", Material: "Leather" } }),
  product("Norrvik Leather Boot", 15_900, {
    brand: "Norrvik",
    attributes: { Colour: "Brown", Material: "Leather" },
    offers: [{ priceMinor: 15_900, compareAtMinor: 19_900, availability: "out_of_stock" }],
  }),
  product("Case for Norrvik Watch", 1_900, { brand: "Case & Co", attributes: { Colour: "Black" } }),
  product("HDMI Cable 2 m", 900, { brand: "Wirel", attributes: { Colour: "Black", Length: "2 m" } }),
  product("HDMI Cable 5 m", 1_500, { brand: "Wirel", attributes: { Colour: "Black", Length: "5 m" } }),
  product("Wireless Headset dv7-1211ea", 5_900, { brand: "Wirel", attributes: { Colour: "Black" } }),
  {
    title: "Returns",
    body: "You may return shoes within 30 days. Refunds take five days.",
    url: "https://shop.example/returns",
  },
  {
    title: "Shipping",
    body: "Shipping to Germany takes two days and costs nothing above 50 euros.",
    url: "https://shop.example/shipping",
  },
  { title: "Do you ship to Austria?", body: "Yes, shipping to Austria takes four days.", kind: "qa" },
];

let test: TestPlatform;
let ctx: TenantContext;
beforeAll(async () => {
  test = await openTestPlatform();
  ctx = await test.createTenant();
  await indexShop(ctx, SHOP);
});
afterAll(() => test.close());

async function titles(input: SearchInput | string): Promise<string[]> {
  const result = await searchKnowledge(ctx, typeof input === "string" ? { query: input } : input);
  return result.hits.map((hit) => hit.document.title);
}

describe("[E2] a search", () => {
  it("ranks what holds more of the question first", async () => {
    expect((await titles("red running shoe trailix"))[0]).toBe("Trailix Red Running Shoe");
    expect((await titles("how long do refunds take"))[0]).toBe("Returns");
  });

  it("finds a part number as it is typed, whole or in parts", async () => {
    expect(await titles("dv7-1211ea")).toEqual(["Wireless Headset dv7-1211ea"]);
    expect((await titles("1211ea"))[0]).toBe("Wireless Headset dv7-1211ea");
  });

  it("finds quantities however they are written", async () => {
    expect((await titles("hdmi cable 5m"))[0]).toBe("HDMI Cable 5 m");
    expect((await titles("2 metre hdmi"))[0]).toBe("HDMI Cable 2 m");
  });

  it("finds one word where the question has two, and two where it has one", async () => {
    expect((await titles("wireless head set"))[0]).toBe("Wireless Headset dv7-1211ea");
    expect((await titles("runningshoe"))[0]).toMatch(/Running Shoe/);
  });

  it("corrects a typing mistake from the catalogue's own words and says so", async () => {
    const { hits, interpretation } = await searchKnowledge(ctx, { query: "hdmi cabel" });
    expect(interpretation.corrections).toEqual([{ from: "cabel", to: "cable" }]);
    expect(hits[0]?.document.title).toMatch(/HDMI Cable/);
  });

  it("puts an answer typed by the merchant before everything else when it matches", async () => {
    expect((await titles("shipping Austria"))[0]).toBe("Do you ship to Austria?");
    expect((await titles("shipping Germany costs"))[0]).toBe("Shipping");
  });

  it("gives live offers with products and none with pages", async () => {
    const { hits } = await searchKnowledge(ctx, { query: "norrvik leather boot" });
    expect(hits[0]?.offers).toMatchObject([{ priceMinor: 15_900, currency: "EUR", availability: "out_of_stock" }]);
    const returns = await searchKnowledge(ctx, { query: "refunds" });
    expect(returns.hits[0]?.offers).toEqual([]);
  });

  it("says how each hit came to its score, when asked", async () => {
    const { hits } = await searchKnowledge(ctx, { query: "red shoe", explain: true });
    expect(hits[0]?.explanation).toMatchObject({ terms: ["red", "shoe"], similarity: null });
    expect(hits[0]?.explanation?.lexical).toBeGreaterThan(0);
  });

  it("is the same each time", async () => {
    expect(await titles("black hdmi cable for shoes")).toEqual(await titles("black hdmi cable for shoes"));
  });
});

describe("[E2] filters from the question", () => {
  it.each([
    ["running shoe under 60 euros", ["Trailix Blue Running Shoe"]],
    ["running shoe between €100 and €150", ["Norrvik Red Running Shoe"]],
    ["blue running shoe", ["Trailix Blue Running Shoe"]],
    [
      "norrvik running shoe",
      ["Norrvik Red Running Shoe", "Norrvik Leather Boot", "Case for Norrvik Watch"].slice(0, 1),
    ],
    ["red running shoe not from Trailix", ["Norrvik Red Running Shoe"]],
    ["running shoe, not red", ["Trailix Blue Running Shoe"]],
  ])("%s", async (query, expected) => {
    const found = await titles({ query, kinds: ["product"] });
    expect(found.filter((title) => title.includes("Running"))).toEqual(expected);
  });

  it("reports what it understood", async () => {
    const { interpretation } = await searchKnowledge(ctx, {
      query: "red running shoe not from Trailix under 200 euros",
    });
    expect(interpretation.filters).toEqual([
      { kind: "attribute", name: "colour", values: ["red"], excluded: false },
      { kind: "price", minMinor: null, maxMinor: 20_000, currency: "EUR" },
      { kind: "attribute", name: "brand", values: ["trailix"], excluded: true },
    ]);
    expect(interpretation.text).toBe("red running shoe");
  });

  it("does not take a thing that something goes with for its brand", async () => {
    const { interpretation, hits } = await searchKnowledge(ctx, { query: "case for norrvik watch" });
    expect(interpretation.filters).toEqual([]);
    expect(hits[0]?.document.title).toBe("Case for Norrvik Watch");
  });

  it("drops filters in the stated order while nothing meets them all, and says which", async () => {
    const { interpretation, hits } = await searchKnowledge(ctx, { query: "blue norrvik running shoe under 20 euros" });
    expect(interpretation.relaxed.map((filter) => filter.kind)).toEqual(["attribute", "price"]);
    expect(interpretation.filters).toEqual([
      { kind: "attribute", name: "brand", values: ["norrvik"], excluded: false },
    ]);
    expect(hits[0]?.document.title).toBe("Norrvik Red Running Shoe");
  });

  it("asks stock and discount of live offers", async () => {
    expect(await titles({ query: "norrvik leather in stock", kinds: ["product"] })).not.toContain(
      "Norrvik Leather Boot",
    );
    expect(await titles({ query: "norrvik boot on sale" })).toEqual(["Norrvik Leather Boot"]);
  });

  it("sorts by price what matches about equally well", async () => {
    expect((await titles("cheapest hdmi cable"))[0]).toBe("HDMI Cable 2 m");
    expect((await titles("most expensive hdmi cable"))[0]).toBe("HDMI Cable 5 m");
  });

  it("leaves pages alone where only a fact of products was named", async () => {
    expect(await titles("can I return red shoes")).toContain("Returns");
  });
});

describe("[E2] the scope of a search", () => {
  it("keeps to one page", async () => {
    expect(await titles({ query: "how many days", withinUrl: "https://shop.example/returns#top" })).toEqual([
      "Returns",
    ]);
  });

  it("keeps to kinds", async () => {
    expect(await titles({ query: "shipping shoe", kinds: ["page"] })).toEqual(
      expect.arrayContaining(["Shipping", "Returns"]),
    );
    expect(await titles({ query: "shipping shoe", kinds: ["qa"] })).toEqual(["Do you ship to Austria?"]);
  });

  it("leaves documents out by number and by external id", async () => {
    const found = await titles({
      query: "shipping",
      exclude: { documentNumbers: [10], externalIds: ["Do you ship to Austria?"] },
    });
    expect(found).toEqual([]);
  });

  it("reads a follow-up with the questions before it", async () => {
    const history = ["Do you have red running shoes from Trailix?"];
    const { hits, interpretation } = await searchKnowledge(ctx, { query: "and in blue?", history });
    expect(hits[0]?.document.title).toBe("Trailix Blue Running Shoe");
    expect(interpretation.fromHistory).toEqual(expect.arrayContaining(["running", "trailix"]));
  });

  it("lets the question's own words weigh more than earlier ones", async () => {
    const history = ["red running shoes", "blue running shoes"];
    expect((await titles({ query: "hdmi cable", history }))[0]).toMatch(/HDMI/);
  });

  it("does not show what is being removed", async () => {
    const other = await test.createTenant();
    await indexShop(other, SHOP.slice(0, 2));
    await indexShop(other, SHOP.slice(2, 3), { firstNumber: 3 });
    await tenantTransaction(other, (transaction) =>
      sql`update sources set removing = true where tenant_id = ${other.tenantId}
        and id = (select source_id from documents where tenant_id = ${other.tenantId} and number = 3)`.execute(
        transaction,
      ),
    );
    const { hits } = await searchKnowledge(other, { query: "red running shoe", limit: 1 });
    expect(hits.map((hit) => hit.document.title)).toEqual(["Trailix Red Running Shoe"]);
  });

  it("finds nothing in a tenant that has nothing, and nothing of another's", async () => {
    const empty = await test.createTenant();
    await expect(searchKnowledge(empty, { query: "red shoe" })).resolves.toMatchObject({ hits: [], total: 0 });
    const other = await test.createTenant();
    await indexShop(other, [{ title: "Umbrella" }]);
    expect((await searchKnowledge(other, { query: "red running shoe" })).hits).toEqual([]);
  });
});

describe("[E2] evidence", () => {
  it("is high for what is there and low for what is not", async () => {
    const [known, unknown] = [
      await searchKnowledge(ctx, { query: "return shoes within how many days" }),
      await searchKnowledge(ctx, { query: "student discount programme for dentists" }),
    ];
    expect(known.evidence.normalisedScore).toBeGreaterThan(2 * unknown.evidence.normalisedScore);
    expect(known.confidence).toBeGreaterThan(unknown.confidence);
    expect(known.evidence.unknownTermShare).toBe(0);
    expect(unknown.evidence.unknownTermShare).toBeGreaterThan(0.5);
    expect(known.evidence.bestCoverage).toBeGreaterThan(unknown.evidence.bestCoverage);
  });
});

describe("[E2] passages of one document", () => {
  it("are one hit by their best, or a hit each when asked", async () => {
    const manual = await test.createTenant();
    await indexShop(manual, [
      { title: "Manual", passages: ["Charge the battery fully.", "The battery lasts ten hours.", "Clean the lens."] },
      { title: "Leaflet", body: "Battery disposal" },
    ]);
    const byDocument = await searchKnowledge(manual, { query: "how long does the battery last" });
    expect(byDocument.hits.map((hit) => [hit.document.title, hit.chunk.position])).toEqual([
      ["Manual", 1],
      ["Leaflet", 0],
    ]);
    const each = await searchKnowledge(manual, { query: "battery", passages: true });
    expect(each.hits).toHaveLength(3);
  });

  it("are not found once they are taken out, before and after folding", async () => {
    const shop = await test.createTenant();
    await indexShop(shop, SHOP.slice(0, 3), { fold: false });
    await removeFromShop(shop, [1, 3]);
    const found = await searchKnowledge(shop, { query: "running shoe" });
    expect(found.hits.map((hit) => hit.document.title)).toEqual(["Trailix Blue Running Shoe"]);
  });
});
