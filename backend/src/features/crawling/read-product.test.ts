import { describe, expect, it } from "vitest";
import { readJsonLd } from "./json-ld.ts";
import { readProduct } from "./read-product.ts";

const page = new URL("https://shop.example/products/lamp");
const read = (...scripts: unknown[]) =>
  readProduct(readJsonLd(scripts.map((one) => (typeof one === "string" ? one : JSON.stringify(one)))), page);

const offer = { "@type": "Offer", price: "49.90", priceCurrency: "EUR", availability: "https://schema.org/InStock" };
const lamp = {
  "@context": "https://schema.org",
  "@type": "Product",
  name: "Desk lamp &amp; arm",
  brand: { "@type": "Brand", name: "Lumo" },
  mpn: "LM-7",
  sku: "LM7-W",
  gtin13: "4006381333931",
  image: [
    "/img/lamp.jpg",
    { "@type": "ImageObject", url: "https://cdn.example/lamp-2.jpg" },
    "data:image/png;base64,xx",
  ],
  category: "Lighting > Desk lamps",
  color: "white",
  weight: { "@type": "QuantitativeValue", value: 1.2, unitCode: "KGM" },
  additionalProperty: [
    { "@type": "PropertyValue", name: "Luminous flux", value: 800, unitText: "lm" },
    { "@type": "PropertyValue", name: "Empty" },
  ],
  offers: { ...offer, inventoryLevel: { "@type": "QuantitativeValue", value: 12 }, url: "/products/lamp?ref=feed" },
};

describe("[D2] a product page's data", () => {
  it("becomes a product with one variant", () => {
    expect(read(lamp)?.product).toEqual({
      brand: "Lumo",
      model: "LM-7",
      categories: ["Lighting > Desk lamps"],
      attributes: [
        { name: "color", value: "white" },
        { name: "weight", value: "1.2 kg" },
        { name: "Luminous flux", value: "800 lm" },
      ],
      imageUrls: ["https://shop.example/img/lamp.jpg", "https://cdn.example/lamp-2.jpg"],
      variants: [
        {
          externalId: "LM7-W",
          title: null,
          sku: "LM7-W",
          gtin: "4006381333931",
          options: [],
          priceMinor: 4_990,
          compareAtMinor: null,
          currency: "EUR",
          availability: "in_stock",
          stock: 12,
          url: "https://shop.example/products/lamp?ref=feed",
          imageUrl: "https://shop.example/img/lamp.jpg",
        },
      ],
    });
  });

  it("gives each member of a group as a variant, with only the options that differ", () => {
    const group = {
      "@type": "ProductGroup",
      name: "Shirt",
      variesBy: ["https://schema.org/size", "https://schema.org/color"],
      hasVariant: ["S", "M"].map((size) => ({
        "@type": "Product",
        sku: `SH-${size}`,
        size,
        color: "blue",
        offers: { ...offer, price: size === "S" ? 19 : 21 },
      })),
    };
    const variants = read(group)?.product.variants ?? [];
    expect(variants.map(({ sku, options, priceMinor }) => [sku, options, priceMinor])).toEqual([
      ["SH-S", [{ name: "size", value: "S" }], 1_900],
      ["SH-M", [{ name: "size", value: "M" }], 2_100],
    ]);
  });

  it("finds members that stand beside their group and offers that are referred to", () => {
    const graph = {
      "@graph": [
        { "@type": "ProductGroup", "@id": "#group", name: "Shirt", url: page.href },
        { "@type": "Product", sku: "A", isVariantOf: { "@id": "#group" }, offers: { "@id": "#offer-a" } },
        { "@type": "Product", sku: "B", isVariantOf: { "@id": "#group" }, offers: [{ ...offer, price: 7 }] },
        { ...offer, "@id": "#offer-a", price: 5 },
      ],
    };
    expect(read(graph)?.product.variants.map(({ sku, priceMinor }) => [sku, priceMinor])).toEqual([
      ["A", 500],
      ["B", 700],
    ]);
  });

  it("takes offers with articles of their own for variants", () => {
    const offers = [1, 2].map((n) => ({ ...offer, sku: `V${n}`, price: n * 10, url: `/p?variant=${n}` }));
    const variants = read({ ...lamp, offers: { "@type": "AggregateOffer", lowPrice: 10, highPrice: 20, offers } })
      ?.product.variants;
    expect(variants?.map(({ externalId, priceMinor }) => [externalId, priceMinor])).toEqual([
      ["V1", 1_000],
      ["V2", 2_000],
    ]);
  });
});

describe("[V1] prices of a product page are certain or unknown", () => {
  const variantOf = (offers: unknown) => read({ ...lamp, offers })?.product.variants[0];

  it("a range is no price, a range of one is", () => {
    const range = { "@type": "AggregateOffer", lowPrice: "10", highPrice: "20", priceCurrency: "EUR" };
    expect(variantOf(range)).toMatchObject({ priceMinor: null, currency: null });
    expect(variantOf({ ...range, highPrice: "10" })).toMatchObject({ priceMinor: 1_000, currency: "EUR" });
    expect(variantOf({ ...range, highPrice: undefined })).toMatchObject({ priceMinor: null });
  });

  it("sellers that disagree leave the price open, other currencies do not count", () => {
    expect(variantOf([offer, { ...offer, price: "59.90" }])).toMatchObject({ priceMinor: null });
    expect(variantOf([offer, { ...offer, price: "59.90", priceCurrency: "USD" }])).toMatchObject({ priceMinor: 4_990 });
  });

  it("a list price is kept only above the price", () => {
    const listed = (price: string) => ({
      ...offer,
      priceSpecification: [
        { "@type": "UnitPriceSpecification", priceType: "https://schema.org/ListPrice", price, priceCurrency: "EUR" },
      ],
    });
    expect(variantOf(listed("60.00"))).toMatchObject({ priceMinor: 4_990, compareAtMinor: 6_000 });
    expect(variantOf(listed("40.00"))).toMatchObject({ priceMinor: 4_990, compareAtMinor: null });
  });

  it("missing currency, stock and availability stay unknown", () => {
    expect(variantOf({ "@type": "Offer", price: "49.90" })).toMatchObject({
      priceMinor: null,
      currency: null,
      availability: "unknown",
      stock: null,
    });
    expect(read({ ...lamp, offers: undefined })?.product.variants).toHaveLength(1);
  });

  it.each([
    ["http://schema.org/OutOfStock", "out_of_stock"],
    ["SoldOut", "out_of_stock"],
    ["schema:PreOrder", "preorder"],
    ["https://schema.org/BackOrder", "preorder"],
    ["https://schema.org/Discontinued", "discontinued"],
    ["https://schema.org/InStoreOnly", "unknown"],
    ["yes", "unknown"],
  ])("availability %s is %s", (availability, expected) => {
    expect(variantOf({ ...offer, availability })?.availability).toBe(expected);
  });
});

describe("which product a page is about", () => {
  const other = { "@type": "Product", name: "Bulb", url: "https://shop.example/products/bulb", offers: offer };

  it("is the only one, or of several the one with the page's address, else none", () => {
    expect(read({ "@graph": [lamp] })?.name).toBe("Desk lamp & arm");
    expect(read(other, { ...lamp, url: page.href })?.name).toBe("Desk lamp & arm");
    expect(read(other, { ...other, name: "Plug", url: "/products/plug" })).toBeNull();
    expect(read({ "@type": "ItemList", itemListElement: [{ "@type": "ListItem", item: lamp }] })).toBeNull();
  });

  it("is also found as what the page is mainly about", () => {
    expect(read({ "@type": "WebPage", mainEntity: lamp })?.name).toBe("Desk lamp & arm");
  });

  it("has the page's breadcrumbs as its category, without home and itself", () => {
    const crumbs = {
      "@type": "BreadcrumbList",
      itemListElement: [
        { "@type": "ListItem", position: 3, name: "Desk lamp & arm", item: page.href },
        { "@type": "ListItem", position: 1, name: "Start", item: "https://shop.example/" },
        { "@type": "ListItem", position: 2, item: { "@id": "https://shop.example/light", name: "Light" } },
      ],
    };
    expect(read({ ...lamp, category: undefined }, crumbs)?.product.categories).toEqual(["Light"]);
  });
});

describe("broken data", () => {
  it.each([
    ["a comma too many", '{"@type":"Product","name":"Lamp",}'],
    ["a line break in a string", '{"@type":"Product","name":"Lamp","description":"a\nb"}'],
    ["CDATA", '//<![CDATA[\n{"@type":"Product","name":"Lamp"}\n//]]>'],
    ["a comment", '<!-- {"@type":"Product","name":"Lamp"} -->'],
    ["a semicolon", '{"@type":"Product","name":"Lamp"};'],
  ])("is read in spite of %s", (_what, script) => {
    expect(read(script)?.name).toBe("Lamp");
  });

  it.each([
    "",
    "{",
    "null",
    "42",
    '"text"',
    "[[[[",
    '{"@type":7}',
    "[".repeat(100_000),
    '{"@type":"Product","offers":[null,5,"x",[]]}',
  ])("never throws: %.30s", (script) => {
    expect(() => read(script)).not.toThrow();
  });

  it("spoils only its own script", () => {
    expect(read("{broken", lamp)?.name).toBe("Desk lamp & arm");
  });
});
