import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TenantContext } from "#platform/tenant-context";
import { indexShop, type ShopDocument } from "#test/indexed-shop";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { addSynonyms } from "./add-synonyms.ts";
import { intersectPostings } from "./intersect-postings.ts";
import { leansOnHistory } from "./leaning-words.ts";
import { packPostings } from "./posting-blocks.ts";
import { questionWords } from "./question-words.ts";
import { searchKnowledge } from "./search-knowledge.ts";
import type { SearchInput } from "./search-result.ts";

const product = (title: string, more: Partial<ShopDocument> = {}): ShopDocument => ({
  title,
  kind: "product",
  offers: [{ priceMinor: 1_000 }],
  ...more,
});

const SHOP: ShopDocument[] = [
  product("Ultrabook 14 notebook", { body: "A light notebook with a wide viewing angle and four modes." }),
  product("Laptop sleeve", { body: "Protects while you travel." }),
  product("USB flash drive 32 GB"),
  product("USB hard drive 2 TB"),
  product("Optical mouse"),
  product("Mouse pad large"),
  ...["Kitchen", "Desk", "Floor", "Reading"].map((room) =>
    product(`${room} lamp`, { body: "Three modes. A mount is included; the mode changes at a touch." }),
  ),
  product("Wall mount"),
  product("Silver label sheet", {
    body: "Film with glue. Fits every printer that takes sheets of A4 and cuts clean.",
    attributes: { Colour: "Silver" },
  }),
  product("Inkjet printer A4", { attributes: { Colour: "Silver" } }),
  product("Espresso machine Norva", { body: "Makes espresso at 9 bar with fresh beans." }),
  product("Descaler for espresso machines"),
  { title: "Returns", body: "Send parcels back within thirty days and get your money refunded." },
];

let test: TestPlatform;
let ctx: TenantContext;
beforeAll(async () => {
  test = await openTestPlatform();
  ctx = await test.createTenant();
  await indexShop(ctx, SHOP);
});
afterAll(() => test.close());

async function search(input: SearchInput | string) {
  const { hits, interpretation } = await searchKnowledge(ctx, typeof input === "string" ? { query: input } : input);
  return { titles: hits.map((hit) => hit.document.title), interpretation };
}

describe("[E2] other names for the same thing", () => {
  it("are found, behind what has the name that was asked for", async () => {
    const { titles } = await search("laptop");
    expect(titles).toEqual(["Laptop sleeve", "Ultrabook 14 notebook"]);
  });

  it("of several words count only whole", async () => {
    const { titles } = await search("usb stick");
    expect(titles[0]).toBe("USB flash drive 32 GB");
  });

  it("are known for a name of several words only when all stand side by side", () => {
    const synonymsOf = (text: string) => questionWords(text, ["en"]).map(({ synonyms }) => synonyms.flat());
    expect(synonymsOf("memory stick").flat()).toContain("pendriv");
    expect(synonymsOf("memory foam").flat()).toEqual([]);
    expect(addSynonyms([{ spellings: ["rad"], synonyms: [] }], ["de"])[0]?.synonyms).toContainEqual(["fahrrad"]);
  });

  it("of several words stand in the passages that hold every word", () => {
    const list = (chunks: number[]) =>
      packPostings(
        "term",
        chunks.map((chunkNumber) => ({
          chunkNumber,
          documentKey: chunkNumber,
          frequencies: [1, 0, 0, 0],
          lengths: [1, 0, 0, 0],
        })),
      )[0]?.packed;
    expect(intersectPostings([list([1, 2, 3]), list([2, 4])])).toEqual(list([2]));
    expect(intersectPostings([list([1]), list([2])])).toBeNull();
    expect(intersectPostings([list([1]), undefined])).toBeNull();
  });
});

describe("[E2] a misspelt word", () => {
  it("is read as what things are named by, not as what is often said of them", async () => {
    const { interpretation } = await search("mose");
    expect(interpretation.corrections).toEqual([{ from: "mose", to: "mouse" }]);
  });

  it("is read as what stands with the question's other words", async () => {
    expect((await search("moune pad")).interpretation.corrections).toEqual([{ from: "moune", to: "mouse" }]);
    expect((await search("wall moune")).interpretation.corrections).toEqual([{ from: "moune", to: "mount" }]);
  });

  it("is no other form of a word, no short word of a sentence, and none that begins otherwise", async () => {
    for (const query of [
      "the quietest mouse prints",
      "the quieter mouses printing",
      "can I nouse what the shop has",
      "may I pat it here at the wall",
    ]) {
      expect((await search(query)).interpretation.corrections).toEqual([]);
    }
  });
});

describe("[E2] words of a filter", () => {
  it("do not put what is named by the filter before what was asked for", async () => {
    const { titles, interpretation } = await search("silver printer");
    expect(interpretation.filters).toMatchObject([{ name: "colour", values: ["silver"] }]);
    expect(titles[0]).toBe("Inkjet printer A4");
  });
});

describe("[E2] a fact that nothing asked for has", () => {
  it("is dropped and said, instead of showing other things that have it", async () => {
    const { titles, interpretation } = await search("silver espresso machine");
    expect(interpretation.relaxed).toMatchObject([{ kind: "attribute", name: "colour", values: ["silver"] }]);
    expect(titles[0]).toBe("Espresso machine Norva");
  });

  it("is kept where nothing else of the question is known", async () => {
    const { titles, interpretation } = await search("silver samovar");
    expect(interpretation.relaxed).toEqual([]);
    expect(titles.toSorted()).toEqual(["Inkjet printer A4", "Silver label sheet"]);
  });
});

describe("[E2] a question after others", () => {
  const history = ["Which espresso machine makes the best espresso?"];

  it.each([
    ["is it loud?", ["en"], true],
    ["and in red", ["en"], false],
    ["gibt es die auch in blau", ["de"], true],
    ["how do refunds work", ["en"], false],
  ])("%s: points back: %s %s", (text, languages, leans) => {
    expect(leansOnHistory(text, languages)).toBe(leans);
  });

  it("takes earlier words along when it points back or says little", async () => {
    const { titles, interpretation } = await search({ query: "how do I clean it?", history });
    expect(interpretation.fromHistory).toEqual(expect.arrayContaining(["espresso", "machine"]));
    expect(titles).toEqual(expect.arrayContaining(["Espresso machine Norva", "Descaler for espresso machines"]));
  });

  it("leaves them when it has changed the topic", async () => {
    const { titles, interpretation } = await search({ query: "send parcels back, get money refunded", history });
    expect(interpretation.fromHistory).toEqual([]);
    expect(titles).toEqual(["Returns"]);
  });
});
