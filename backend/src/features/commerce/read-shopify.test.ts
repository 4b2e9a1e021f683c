import { describe, expect, it } from "vitest";
import { collectCatalogue } from "./collect-catalogue.ts";

const header =
  "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Variant Image,Fabric (product.metafields.custom.fabric),Google Shopping / Gender,Status";

function csv(...rows: string[]): string {
  return [header, ...rows].join("\r\n");
}

const shirt = [
  'shirt,Linen shirt,"<h2>Care</h2><ul><li>Wash, cold</li><li>Hang dry</li></ul>",Acme,Apparel > Shirts,Shirt,"summer, linen",true,Size,S,Colour,Blue,SH-S,shopify,3,deny,49.90,59.90,4006381333931,https://cdn.example/1.jpg,https://cdn.example/s.jpg,Linen,unisex,active',
  "shirt,,,,,,,,,M,,Blue,SH-M,shopify,0,deny,49.90,,,https://cdn.example/2.jpg,,,,",
  "shirt,,,,,,,,,L,,Blue,SH-L,shopify,-2,continue,1299.00,,,,,,,",
  "shirt,,,,,,,,,,,,,,,,,,,https://cdn.example/3.jpg,,,,",
];

describe("[D1] Shopify product CSV", () => {
  it("gathers variants, options, images and offers of a handle", async () => {
    const { documents, problems, lines } = await collectCatalogue(csv(...shirt), {
      currency: "EUR",
      baseUrl: "https://shop.example",
    });
    expect(problems).toEqual([]);
    expect(lines).toEqual([2]);
    const [document] = documents;
    expect(document).toMatchObject({
      externalId: "shirt",
      kind: "product",
      title: "Linen shirt",
      url: "https://shop.example/products/shirt",
      sections: [{ headings: ["Care"], blocks: [{ kind: "list", items: ["Wash, cold", "Hang dry"] }] }],
    });
    expect(document?.product).toMatchObject({
      brand: "Acme",
      categories: ["Apparel > Shirts", "Shirt"],
      attributes: [
        { name: "Fabric", value: "Linen" },
        { name: "Gender", value: "unisex" },
        { name: "Tags", value: "summer, linen" },
      ],
      imageUrls: ["https://cdn.example/1.jpg", "https://cdn.example/2.jpg", "https://cdn.example/3.jpg"],
    });
    expect(document?.product?.variants).toEqual([
      {
        externalId: "shirt:SH-S",
        title: "S / Blue",
        sku: "SH-S",
        gtin: "4006381333931",
        options: [
          { name: "Size", value: "S" },
          { name: "Colour", value: "Blue" },
        ],
        priceMinor: 4_990,
        compareAtMinor: 5_990,
        currency: "EUR",
        availability: "in_stock",
        stock: 3,
        url: null,
        imageUrl: "https://cdn.example/s.jpg",
      },
      expect.objectContaining({ sku: "SH-M", availability: "out_of_stock", stock: 0, compareAtMinor: null }),
      expect.objectContaining({ sku: "SH-L", availability: "preorder", stock: 0, priceMinor: 129_900 }),
    ]);
  });

  it("gives a product without options one variant without any", async () => {
    const row = "mug,Mug,,Acme,,,,true,Title,Default Title,,,MUG,,,,9.00,,,,,,,active";
    const { documents } = await collectCatalogue(csv(row), { currency: "EUR" });
    expect(documents[0]?.product?.variants).toEqual([
      expect.objectContaining({ options: [], title: null, stock: null, availability: "in_stock", priceMinor: 900 }),
    ]);
    expect(documents[0]?.url).toBeNull();
  });

  it("reads the newer template's names, and takes stock it is not told for unknown", async () => {
    const newer =
      "URL handle,Title,Description,Vendor,Status,SKU,Barcode,Option1 name,Option1 value,Price,Compare-at price,Inventory tracker,Product image URL";
    const row = "cap,Cap,Text,Acme,Active,CAP,,Title,Default Title,12.50,,shopify,https://cdn.example/c.jpg";
    const { documents, problems } = await collectCatalogue(`${newer}\n${row}`, { currency: "USD" });
    expect(problems).toEqual([]);
    expect(documents[0]?.product?.variants[0]).toMatchObject({
      sku: "CAP",
      priceMinor: 1_250,
      stock: null,
      availability: "unknown",
    });
  });

  it("skips what is not for sale, and says so", async () => {
    const rows = [
      "a,Draft,,,,,,true,Title,Default Title,,,,,,,1.00,,,,,,,draft",
      "b,Hidden,,,,,,false,Title,Default Title,,,,,,,1.00,,,,,,,active",
      "c,Sold,,,,,,true,Title,Default Title,,,,,,,1.00,,,,,,,active",
    ];
    const { documents, problems } = await collectCatalogue(csv(...rows), { currency: "EUR" });
    expect(documents.map((document) => document.externalId)).toEqual(["c"]);
    expect(problems.map(({ line, code, externalId, isSkipped }) => ({ line, code, externalId, isSkipped }))).toEqual([
      { line: 2, code: "not_published", externalId: "a", isSkipped: true },
      { line: 3, code: "not_published", externalId: "b", isSkipped: true },
    ]);
  });

  it("reports bad rows by line and reason and reads the rest", async () => {
    const rows = [
      "a,First,,,,,,true,Title,Default Title,,,,,,,cheap,,,,,,,active",
      ",No handle,,,,,,true,,,,,,,,,1.00,,,,,,,active",
      "d,,,,,,,true,Title,Default Title,,,,,,,1.00,,,,,,,active",
      'e,Open quote,"never closed,,,,,true,Title,Default Title,,,,,,,1.00,,,,,,,active',
      "f,Too many cells,,,,,,true,Title,Default Title,,,,,,,1.00,,,,,,,active,x,y",
      "a,Again,,,,,,true,Title,Default Title,,,,,,,2.00,,,,,,,active",
      "g,Last,,,,,,true,Title,Default Title,,,,,,,3.00,,,,,,,active",
    ];
    const { documents, problems } = await collectCatalogue(csv("x,Zero,,,,,,true,,,,,,,,,5,,,,,,,active", ...rows), {
      currency: "EUR",
    });
    expect(documents.map((document) => document.externalId)).toEqual(["x", "a", "g"]);
    expect(problems.map(({ line, code, isSkipped }) => [line, code, isSkipped])).toEqual(
      expect.arrayContaining([
        [3, "price_unreadable", false],
        [5, "title_missing", true],
        [6, "quote_unclosed", true],
        [7, "columns_mismatch", true],
        [8, "id_repeated", true],
      ]),
    );
    expect(documents[1]?.product?.variants[0]).toMatchObject({ priceMinor: null, currency: null });
  });

  it("leaves prices out, not at zero, where no currency is known", async () => {
    const { documents, problems } = await collectCatalogue(csv(...shirt));
    expect(documents[0]?.product?.variants.map((variant) => [variant.priceMinor, variant.currency])).toEqual(
      Array.from({ length: 3 }, () => [null, null]),
    );
    expect(problems.map((problem) => problem.code)).toEqual(["currency_missing"]);
  });
});
