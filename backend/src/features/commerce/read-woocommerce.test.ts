import { createReadStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { collectCatalogue } from "./collect-catalogue.ts";

const evalDir =
  process.env["NETVEXA_EVAL_DIR"] ?? fileURLToPath(new URL("../../../../../shared/eval", import.meta.url));
const sample = `${evalDir}/fixtures/woocommerce_sample_products.csv`;

const header =
  "ID,Type,SKU,Name,Published,Visibility in catalog,Short description,Description,Date sale price starts,Date sale price ends,In stock?,Stock,Weight (kg),Sale price,Regular price,Categories,Tags,Images,Parent,Brands,Attribute 1 name,Attribute 1 value(s),Attribute 1 visible,Attribute 2 name,Attribute 2 value(s),Attribute 2 visible";

function csv(...rows: string[]): string {
  return [header, ...rows].join("\n");
}

describe("[D1] WooCommerce product CSV", () => {
  it("joins variations to their product wherever they stand and however they name it", async () => {
    const rows = [
      "11,variation,T-R,,1,,,,,,1,4,,,25,,,https://s.example/r.jpg,tee,,Colour,Red,,Size,,",
      '10,variable,tee,Tee,1,visible,Soft.,"Line one\\n\\nLine two",,,1,,0.2,,,"Clothing > Tees, Sale\\, all",new,"https://s.example/a.jpg, https://s.example/b.jpg",,Acme,Colour,"Red, Blue",1,Size,"S, M",1',
      "12,variation,T-B,,1,,,Only blue.,,,0,0,,20,25,,,,id:10,,Colour,Blue,,Size,,",
    ];
    const { documents, problems, lines } = await collectCatalogue(csv(...rows), {
      currency: "EUR",
      baseUrl: "https://s.example",
    });
    expect(problems).toEqual([]);
    expect(lines).toEqual([3]);
    expect(documents[0]).toMatchObject({
      externalId: "10",
      title: "Tee",
      url: "https://s.example/?p=10",
      product: {
        brand: "Acme",
        categories: ["Clothing > Tees", "Sale, all"],
        attributes: [
          { name: "Size", value: "S, M" },
          { name: "Tags", value: "new" },
          { name: "Weight", value: "0.2 kg" },
        ],
        imageUrls: ["https://s.example/a.jpg", "https://s.example/b.jpg", "https://s.example/r.jpg"],
      },
    });
    const texts = documents[0]?.sections.flatMap((section) =>
      section.blocks.map((block) => block.kind === "paragraph" && block.text),
    );
    expect(texts).toEqual(["Soft.", "Line one", "Line two", "Only blue."]);
    const variants = documents[0]?.product?.variants.toSorted((a, b) => a.externalId.localeCompare(b.externalId));
    expect(variants).toMatchObject([
      {
        externalId: "11",
        sku: "T-R",
        options: [{ name: "Colour", value: "Red" }],
        priceMinor: 2_500,
        stock: 4,
        availability: "in_stock",
      },
      {
        externalId: "12",
        sku: "T-B",
        priceMinor: 2_000,
        compareAtMinor: 2_500,
        stock: 0,
        availability: "out_of_stock",
      },
    ]);
  });

  it("takes a sale price within its dates only, a back-order for a pre-order, and a missing stock for unknown", async () => {
    const rows = [
      "1,simple,A,Past,1,visible,,,2020-01-01,2020-02-01,1,,,5,10,,,,,,,,,,,",
      "2,simple,B,Now,1,visible,,,2020-01-01,2030-02-01,backorder,,,5,10,,,,,,,,,,,",
      "3,simple,C,Free,1,visible,,,,,1,7,,,,,,,,,,,,,,",
    ];
    const { documents } = await collectCatalogue(csv(...rows), { currency: "EUR" }, new Date("2026-06-01"));
    expect(documents.map((document) => document.product?.variants[0])).toMatchObject([
      { priceMinor: 1_000, compareAtMinor: null, stock: null, availability: "in_stock" },
      { priceMinor: 500, compareAtMinor: 1_000, availability: "preorder" },
      { priceMinor: null, currency: null, stock: 7 },
    ]);
  });

  it("reports variations without a product and products that are not shown", async () => {
    const rows = [
      "1,variation,A,,1,,,,,,1,,,,5,,,,id:99,,,,,,,",
      "2,simple,B,Draft,-1,visible,,,,,1,,,,5,,,,,,,,,,,",
      "3,simple,C,Hidden,1,hidden,,,,,1,,,,5,,,,,,,,,,,",
    ];
    const { documents, problems } = await collectCatalogue(csv(...rows), { currency: "EUR" });
    expect(documents).toEqual([]);
    const told = problems.map(({ code, line, externalId }) => ({ code, line, externalId }));
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        { code: "parent_missing", line: 2, externalId: "1" },
        { code: "not_published", line: 3, externalId: "2" },
        { code: "not_published", line: 4, externalId: "3" },
      ]),
    );
  });

  it("reads a real export", async ({ skip }) => {
    if (!existsSync(sample)) skip("NETVEXA_EVAL_DIR holds no fixtures/woocommerce_sample_products.csv");
    const { documents, problems } = await collectCatalogue(createReadStream(sample), { currency: "USD" });
    expect(documents).toHaveLength(14);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([["not_published", 9]]);
    const hoodie = documents.find((document) => document.title === "Hoodie");
    expect(hoodie?.product?.variants).toHaveLength(6);
    expect(
      hoodie?.product?.variants.filter((variant) => variant.compareAtMinor === 4_500 && variant.priceMinor === 4_200),
    ).toHaveLength(1);
    expect(documents.every((document) => document.product?.variants.every((variant) => variant.stock === null))).toBe(
      true,
    );
  });
});
