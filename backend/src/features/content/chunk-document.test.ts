import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkDocument } from "./chunk-document.ts";
import { chunkLimits } from "./chunk-draft.ts";
import { countWords } from "./count-words.ts";
import type { Block, Section, SourceDocument } from "./document.ts";
import type { Product, Variant } from "./product.ts";

function page(sections: Section[], rest: Partial<SourceDocument> = {}): SourceDocument {
  return {
    externalId: "p",
    kind: "page",
    title: "A title",
    url: null,
    language: "en",
    sections,
    product: null,
    ...rest,
  };
}

function variant(rest: Partial<Variant> = {}): Variant {
  return {
    externalId: "v",
    title: null,
    sku: null,
    gtin: null,
    options: [],
    priceMinor: 1_999,
    compareAtMinor: null,
    currency: "EUR",
    availability: "in_stock",
    stock: 3,
    url: null,
    imageUrl: null,
    ...rest,
  };
}

function product(rest: Partial<Product> = {}, sections: Section[] = []): SourceDocument {
  const data: Product = {
    brand: "Acme",
    model: "X-1",
    categories: ["Audio > Headphones"],
    attributes: [],
    imageUrls: [],
    variants: [variant()],
    ...rest,
  };
  return page(sections, { kind: "product", title: "Acme X-1 headphones", product: data });
}

function words(count: number, stem = "word"): string {
  return Array.from({ length: count }, (_, index) => `${stem}${index}`).join(" ");
}

function paragraphs(...texts: string[]): Block[] {
  return texts.map((text) => ({ kind: "paragraph", text }));
}

const word = fc.oneof(
  fc.stringMatching(/^[A-Za-zÄß]{1,12}[.,!?]?$/),
  fc.constantFrom("3.5", "z.", "B.", "e.g.", "送料はいくらですか。返品", "x".repeat(400), "🎧"),
);
const text = fc.array(word, { minLength: 1, maxLength: 400 }).map((list) => list.join(" "));
const shortText = fc.array(word, { maxLength: 12 }).map((list) => list.join(" "));
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((value): Block => ({ kind: "paragraph", text: value })),
  fc.array(shortText, { minLength: 1, maxLength: 60 }).map((items): Block => ({ kind: "list", items })),
  fc
    .record({
      header: fc.array(shortText, { maxLength: 4 }),
      rows: fc.array(fc.array(shortText, { maxLength: 5 }), { maxLength: 60 }),
    })
    .map((table): Block => ({ kind: "table", ...table })),
);
const section: fc.Arbitrary<Section> = fc.record({
  headings: fc.array(fc.stringMatching(/^[a-z]{1,6}\??$/), { maxLength: 3 }),
  blocks: fc.array(block, { maxLength: 4 }),
});
const anyDocument = fc.record({
  sections: fc.array(section, { maxLength: 6 }),
  kind: fc.constantFrom("page", "file", "qa"),
});

function wordsOf(sections: readonly Section[]): string[] {
  return sections
    .flatMap((each) => [...each.headings, ...each.blocks.flatMap(textsOf)])
    .flatMap((value) => value.split(/\s+/));
}

function textsOf(each: Block): string[] {
  if (each.kind === "paragraph") return [each.text];
  return each.kind === "list" ? each.items : [...each.header, ...each.rows.flat()];
}

describe("[D2] chunkDocument, for every document", () => {
  it("loses no word", () => {
    fc.assert(
      fc.property(anyDocument, ({ sections, kind }) => {
        const chunks = chunkDocument(page(sections, { kind }));
        const found = chunks.map((chunk) => [...chunk.headings, chunk.text].join(" ")).join(" ");
        const flat = found.replaceAll(/\s+/g, " ");
        expect(wordsOf(sections).filter((each) => !flat.includes(each))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("makes no passage longer than the limit and none empty", () => {
    fc.assert(
      fc.property(anyDocument, ({ sections, kind }) => {
        const limit = kind === "qa" ? chunkLimits.wholeWords : chunkLimits.maxWords;
        for (const chunk of chunkDocument(page(sections, { kind }))) {
          expect(countWords(chunk.text)).toBeLessThanOrEqual(limit);
          expect(chunk.text.trim()).not.toBe("");
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same passages and hashes for the same document, numbered from 0", () => {
    fc.assert(
      fc.property(anyDocument, ({ sections, kind }) => {
        const chunks = chunkDocument(page(sections, { kind }));
        expect(chunkDocument(structuredClone(page(sections, { kind })))).toEqual(chunks);
        expect(chunks.map((chunk) => chunk.position)).toEqual(chunks.map((_, index) => index));
      }),
      { numRuns: 100 },
    );
  });
});

describe("[D2] chunkDocument of pages", () => {
  it("keeps passages near the target and ends them between sentences", () => {
    const sentences = Array.from(
      { length: 60 },
      (_, index) => `Sentence ${index} has exactly these few plain words in it.`,
    );
    const chunks = chunkDocument(page([{ headings: ["H"], blocks: paragraphs(sentences.join(" ")) }]));
    expect(chunks.length).toBeGreaterThan(2);
    for (const chunk of chunks) expect(chunk.text).toMatch(/^Sentence .*it\.$/);
    for (const chunk of chunks.slice(0, -1)) expect(countWords(chunk.text)).toBeGreaterThan(120);
  });

  it("searches headings beside the text and the title on every passage", () => {
    const [chunk] = chunkDocument(page([{ headings: ["Delivery", "Costs"], blocks: paragraphs(words(30)) }]));
    expect(chunk).toMatchObject({
      headings: ["Delivery", "Costs"],
      fields: { title: "A title", meta: "Delivery\nCosts", body: words(30), attributes: "" },
    });
  });

  it("puts tiny neighbours together, with their headings in the text, but leaves each question alone", () => {
    const section = (heading: string): Section => ({
      headings: ["Contact", heading],
      blocks: paragraphs(`${heading} here`),
    });
    const joined = chunkDocument(page([section("Phone"), section("Mail")]));
    expect(joined).toHaveLength(1);
    expect(joined[0]).toMatchObject({ headings: ["Contact"], text: "Phone\nPhone here\nMail\nMail here" });
    expect(chunkDocument(page([section("Open?"), section("Closed?")]))).toHaveLength(2);
  });

  it("repeats the line that introduces a list where the list is split", () => {
    const items = Array.from({ length: 40 }, (_, index) => words(10, `i${index}w`));
    const blocks: Block[] = [
      { kind: "paragraph", text: "What you may send back:" },
      { kind: "list", items },
    ];
    const chunks = chunkDocument(page([{ headings: [], blocks }]));
    expect(chunks.length).toBeGreaterThan(1);
    for (const chunk of chunks) expect(chunk.text.startsWith("What you may send back:\n- ")).toBe(true);
  });

  it("writes every row of a table with its labels, also after a split", () => {
    const rows = Array.from({ length: 100 }, (_, index) => [`Country ${index}`, `${index} €`, "3 days"]);
    const blocks: Block[] = [{ kind: "table", header: ["To", "Price", "Time"], rows }];
    const chunks = chunkDocument(page([{ headings: ["Shipping"], blocks }]));
    expect(chunks.length).toBeGreaterThan(2);
    const lines = chunks.flatMap((chunk) => chunk.text.split("\n"));
    expect(lines[0]).toBe("To: Country 0; Price: 0 €; Time: 3 days");
    expect(lines).toHaveLength(100);
    expect(lines.every((line) => /^To: .*; Price: .*; Time: /.test(line))).toBe(true);
  });

  it("has nothing to cite from a page without text", () => {
    expect(chunkDocument(page([]))).toEqual([]);
  });

  it("gives a passage the same hash when others before it move, and another when its text changes", () => {
    const last: Section = { headings: ["B"], blocks: paragraphs(words(60, "b")) };
    const before = chunkDocument(page([last])).at(-1);
    const after = chunkDocument(page([{ headings: ["A"], blocks: paragraphs(words(60, "a")) }, last])).at(-1);
    expect(after?.hash).toBe(before?.hash);
    expect(after?.position).toBe(1);
    const changed = chunkDocument(page([{ ...last, blocks: paragraphs(words(61, "b")) }])).at(-1);
    expect(changed?.hash).not.toBe(before?.hash);
  });
});

describe("[D2] chunkDocument of products and answers", () => {
  it("keeps description and attributes of a product in one passage, without price or stock", () => {
    const attributes = [{ name: "Colour", value: "Black" }];
    const variants = [
      variant({ externalId: "a", sku: "SKU-A", gtin: "4006381333931", options: [{ name: "Size", value: "S" }] }),
      variant({ externalId: "b", sku: "SKU-B", options: [{ name: "Size", value: "L" }] }),
    ];
    const chunks = chunkDocument(
      product({ attributes, variants }, [{ headings: [], blocks: paragraphs("Quiet and light.") }]),
    );
    expect(chunks).toHaveLength(1);
    expect(chunks[0]).toMatchObject({
      text: "Quiet and light.\nColour: Black\nSize: S, L",
      fields: {
        title: "Acme X-1 headphones",
        meta: "Acme\nX-1\nSKU-A\n4006381333931\nSKU-B\nAudio > Headphones",
        body: "Quiet and light.",
        attributes: "Colour: Black\nSize: S, L",
      },
    });
    expect(JSON.stringify(chunks)).not.toMatch(/19[.,]99|1999|EUR/);
  });

  it("splits a long description only, and carries the title along", () => {
    const sections: Section[] = [{ headings: [], blocks: paragraphs(`${words(150)}.`, `${words(150, "more")}.`) }];
    const chunks = chunkDocument(product({ attributes: [{ name: "Colour", value: "Black" }] }, sections));
    expect(chunks.map((chunk) => chunk.fields.attributes)).toEqual(["Colour: Black", ""]);
    expect(
      chunks.every((chunk) => chunk.fields.title === "Acme X-1 headphones" && chunk.fields.meta.startsWith("Acme")),
    ).toBe(true);
  });

  it("goes on with a giant attribute sheet in further passages that can be found alone", () => {
    const attributes = Array.from({ length: 200 }, (_, index) => ({
      name: `Feature ${index}`,
      value: words(8, `v${index}x`),
    }));
    const chunks = chunkDocument(product({ attributes }));
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.flatMap((chunk) => chunk.fields.attributes.split("\n"))).toHaveLength(200);
    expect(chunks.every((chunk) => chunk.fields.title === "Acme X-1 headphones")).toBe(true);
  });

  it("names variants that no option tells apart", () => {
    const variants = [variant({ title: "Starter set" }), variant({ externalId: "b", title: "Travel set" })];
    expect(chunkDocument(product({ variants }))[0]?.fields.attributes).toBe("Starter set\nTravel set");
  });

  it("keeps all words of any product within the limit", () => {
    const attribute = fc.record({
      name: fc.stringMatching(/^[A-Z][a-z]{1,8}$/),
      value: shortText.filter((value) => value.trim() !== ""),
    });
    const input = fc.record({
      attributes: fc.array(attribute, { maxLength: 300 }),
      sections: fc.array(section, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(input, ({ attributes, sections }) => {
        const chunks = chunkDocument(product({ attributes }, sections));
        const flat = chunks
          .map((chunk) => [...chunk.headings, chunk.text].join(" "))
          .join(" ")
          .replaceAll(/\s+/g, " ");
        const wanted = [
          ...wordsOf(sections),
          ...attributes.flatMap(({ name, value }) => [name, ...value.split(/\s+/)]),
        ];
        expect(wanted.filter((each) => !flat.includes(each))).toEqual([]);
        expect(Math.max(...chunks.map((chunk) => countWords(chunk.text)))).toBeLessThanOrEqual(chunkLimits.wholeWords);
      }),
      { numRuns: 60 },
    );
  });

  it("makes a product without any text findable by its title", () => {
    const [chunk] = chunkDocument(product());
    expect(chunk).toMatchObject({ text: "Acme X-1 headphones", fields: { body: "" } });
  });

  it("keeps a typed answer in one passage under its question", () => {
    const answer = [{ headings: [], blocks: paragraphs(words(200), words(200, "more")) }];
    const chunks = chunkDocument(page(answer, { kind: "qa", title: "Do you ship to Malta?" }));
    expect(chunks).toHaveLength(1);
    expect(chunks[0]?.fields.title).toBe("Do you ship to Malta?");
  });
});
