import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectCatalogue } from "./collect-catalogue.ts";

/** Any UTF-16 units, lone surrogates and control characters among them. */
const anyText = fc.uint16Array({ maxLength: 120 }).map((units) => String.fromCharCode(...units));

function lines(...records: unknown[]): string {
  return records.map((record) => JSON.stringify(record)).join("\n");
}

describe("[D1] JSON Lines of our own schema", () => {
  it("reads a product with all its fields", async () => {
    const record = {
      id: 7,
      title: "Kettle <b>pro</b>",
      url: "/kettle",
      description: "Boils fast.\n\n- 1.7 litres\n- steel",
      language: "en-GB",
      brand: "Acme",
      model: "K7",
      categories: ["Kitchen > Kettles"],
      attributes: { power_consumption: 2200, cordless: true, colours: ["Red", "Blue"], note: null },
      images: "https://cdn.example/k.jpg",
      sku: "K-7",
      gtin: ["4006381333931", "4006381333948"],
      price: 49.9,
      compareAtPrice: "59,90 €",
      availability: "https://schema.org/InStock",
      stock: 0,
    };
    const { documents, problems } = await collectCatalogue(lines(record), {
      currency: "eur",
      baseUrl: "https://shop.example",
    });
    expect(problems).toEqual([]);
    expect(documents[0]).toEqual({
      externalId: "7",
      kind: "product",
      title: "Kettle pro",
      url: "https://shop.example/kettle",
      language: "en",
      sections: [
        {
          headings: [],
          blocks: [
            { kind: "paragraph", text: "Boils fast." },
            { kind: "list", items: ["1.7 litres", "steel"] },
          ],
        },
      ],
      product: {
        brand: "Acme",
        model: "K7",
        categories: ["Kitchen > Kettles"],
        attributes: [
          { name: "Power consumption", value: "2200" },
          { name: "Cordless", value: "yes" },
          { name: "Colours", value: "Red, Blue" },
          { name: "GTIN", value: "4006381333948" },
        ],
        imageUrls: ["https://cdn.example/k.jpg"],
        variants: [
          {
            externalId: "7",
            title: null,
            sku: "K-7",
            gtin: "4006381333931",
            options: [],
            priceMinor: 4_990,
            compareAtMinor: 5_990,
            currency: "EUR",
            availability: "in_stock",
            stock: 0,
            url: null,
            imageUrl: null,
          },
        ],
      },
    });
  });

  it("takes a missing stock and price for unknown, never for zero", async () => {
    const { documents } = await collectCatalogue(lines({ id: "1", title: "T" }), { currency: "EUR" });
    expect(documents[0]?.product?.variants[0]).toMatchObject({
      priceMinor: null,
      currency: null,
      stock: null,
      availability: "unknown",
    });
  });

  it("gives variants ids of their own", async () => {
    const variants = [{ sku: "A", price: 1 }, { sku: "A", price: 2 }, { options: { Size: "S" }, price: 3 }, {}];
    const { documents } = await collectCatalogue(lines({ id: "p", title: "T", currency: "USD", variants }));
    expect(documents[0]?.product?.variants.map((variant) => variant.externalId)).toEqual([
      "p:A",
      "p:A#2",
      "p:S",
      "p:4",
    ]);
    expect(documents[0]?.product?.variants[0]).toMatchObject({ priceMinor: 100, currency: "USD" });
  });
});

describe("[D1] JSON Lines with faults", () => {
  it("reports each bad line with its number and reads the others", async () => {
    const text = [
      '{"id":"1","title":"ok"}',
      "{broken",
      "[1]",
      '"text"',
      '{"id":"2"}',
      '{"title":"no id"}',
      '{"id":"3","title":"t","stock":{}}',
      `{"id":"4","title":"${"x".repeat(1_000_100)}"}`,
      "",
      '{"id":"1","title":"again"}',
      '{"id":"5","title":"t","url":"javascript:alert(1)","stock":"many","price":"cheap"}',
    ];
    const { documents, problems } = await collectCatalogue(text.join("\n"), { format: "json-lines", currency: "EUR" });
    expect(documents.map((document) => document.externalId)).toEqual(["1", "5"]);
    expect(documents[1]?.url).toBeNull();
    expect(problems.map(({ line, code, isSkipped }) => `${line} ${code}${isSkipped ? "" : " (read)"}`)).toEqual([
      "2 row_unreadable",
      "3 row_unreadable",
      "4 row_unreadable",
      "5 title_missing",
      "6 id_missing",
      "7 field_invalid",
      "8 record_too_long",
      "10 id_repeated",
      "11 stock_unreadable (read)",
      "11 price_unreadable (read)",
      "11 url_unreadable (read)",
    ]);
    expect(problems.every((problem) => problem.reason.length > 10 && problem.reason.length < 300)).toBe(true);
  });

  it("turns any JSON into products or problems, with text a database takes", async () => {
    const record = fc.record(
      {
        id: fc.oneof(anyText, fc.integer()),
        title: anyText,
        description: anyText,
        attributes: fc.dictionary(fc.string(), anyText),
        price: fc.oneof(fc.double(), fc.string()),
        stock: fc.oneof(fc.integer(), fc.string()),
        variants: fc.anything(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(record, fc.jsonValue()), { maxLength: 5 }), async (records) => {
        const text = records.map((entry) => JSON.stringify(entry) ?? "null").join("\n");
        const { documents, problems } = await collectCatalogue(text, { format: "json-lines", currency: "EUR" });
        expect(documents.length + problems.filter((problem) => problem.isSkipped).length).toBe(records.length);
        const written = JSON.stringify(documents);
        expect(written.isWellFormed() && !written.includes("\\u0000")).toBe(true);
        for (const variant of documents.flatMap((document) => document.product?.variants ?? [])) {
          expect(variant.priceMinor === null || Number.isSafeInteger(variant.priceMinor)).toBe(true);
          expect(variant.currency === null).toBe(variant.priceMinor === null);
        }
      }),
    );
  });
});

describe("[D1] catalogues of any shape, by a mapping", () => {
  const mapping = {
    fields: {
      id: "sku.main",
      title: ["name.en", "name.de"],
      price: "offers[0].amount",
      categories: "tags[*].label",
      attributes: "specs",
    },
    attributeFields: { "Release date": "released" },
    constants: { currency: "JPY", brand: "Acme" },
    templates: { url: "https://shop.example/{sku.main}?q={name.de}", images: "https://cdn.example/{photo}.jpg" },
    priceUnit: "minor" as const,
    variants: {
      path: "kids",
      fields: { id: "k", price: "amount", options: "o" },
      templates: { url: "https://shop.example/v/{k}" },
    },
  };

  it("reads nested paths, fallbacks, lists, constants, templates and variants", async () => {
    const record = {
      sku: { main: "a/b" },
      name: { de: "Für Ö" },
      offers: [{ amount: 1200 }],
      tags: [{ label: "X" }, { label: "Y" }],
      specs: [{ name: "Power", value: "5 W" }],
      released: "2026",
      kids: [{ k: "k1", amount: 1500, o: { Size: "S" } }],
    };
    const { documents, problems } = await collectCatalogue(lines(record), { mapping });
    expect(problems).toEqual([]);
    expect(documents[0]).toMatchObject({
      externalId: "a/b",
      title: "Für Ö",
      url: "https://shop.example/a%2Fb?q=F%C3%BCr%20%C3%96",
      product: {
        brand: "Acme",
        categories: ["X", "Y"],
        attributes: [
          { name: "Power", value: "5 W" },
          { name: "Release date", value: "2026" },
        ],
        imageUrls: [],
        variants: [
          {
            externalId: "k1",
            priceMinor: 1_500,
            currency: "JPY",
            url: "https://shop.example/v/k1",
            options: [{ name: "Size", value: "S" }],
          },
        ],
      },
    });
  });

  it("reads a delimited file of any columns", async () => {
    const csv = "Artikelnr.;Bezeichnung;Preis;Lager\n1;Tasse;4,90;\n2;Teller;1.299,00;12\n";
    const columns = { fields: { id: "Artikelnr.", title: "Bezeichnung", price: "Preis", stock: "Lager" } };
    const { documents } = await collectCatalogue(csv, { currency: "EUR", mapping: columns });
    expect(documents.map((document) => document.product?.variants[0])).toMatchObject([
      { priceMinor: 490, stock: null, availability: "unknown" },
      { priceMinor: 129_900, stock: 12, availability: "in_stock" },
    ]);
  });

  it.each([
    [{ mapping: { fields: { titel: "x" } } }, "catalogue_options_invalid"],
    [{ currency: "EURO" }, "catalogue_options_invalid"],
    [{ baseUrl: "file:///etc" }, "catalogue_options_invalid"],
    [{ format: "csv" as const }, "catalogue_mapping_missing"],
    [{}, "catalogue_format_unknown"],
  ])("refuses %o before it reads", async (options, code) => {
    const reading = collectCatalogue("something else\n", JSON.parse(JSON.stringify(options)));
    await expect(reading).rejects.toMatchObject({ code });
  });

  it("does not follow paths into what objects inherit", async () => {
    const { problems } = await collectCatalogue(lines({ id: "1" }), {
      mapping: { fields: { id: "id", title: "constructor.name" } },
    });
    expect(problems).toMatchObject([{ code: "title_missing" }]);
  });
});
