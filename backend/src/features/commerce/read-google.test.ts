import { describe, expect, it } from "vitest";
import { collectCatalogue } from "./collect-catalogue.ts";
import { parseXmlItem } from "./parse-xml-item.ts";

function rss(...items: string[]): string {
  const head =
    '<?xml version="1.0"?>\n<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title>';
  return `${head}${items.map((item) => `\n<item>${item}</item>`).join("")}\n</channel></rss>`;
}

const lamp =
  "<g:id>L1</g:id><title>Desk lamp &amp; shade</title><link>https://shop.example/lamp?a=1&amp;b=2</link>" +
  "<description><![CDATA[<p>Warm light.</p><ul><li>dimmable</li></ul>]]></description><g:price>1.299,00 EUR</g:price>" +
  "<g:sale_price>999,00 EUR</g:sale_price><g:sale_price_effective_date>2026-01-01T00:00Z/2026-12-31T00:00Z</g:sale_price_effective_date>" +
  "<g:availability>in_stock</g:availability><g:brand>Acme</g:brand><g:gtin>4006381333931</g:gtin><g:mpn>DL-1</g:mpn>" +
  "<g:image_link>https://cdn.example/1.jpg</g:image_link><g:additional_image_link>https://cdn.example/2.jpg</g:additional_image_link>" +
  "<g:product_type>Home &gt; Lamps</g:product_type><g:color>White</g:color>" +
  "<g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping>" +
  "<g:product_detail><g:section_name>Power</g:section_name><g:attribute_name>Voltage</g:attribute_name><g:attribute_value>230 V</g:attribute_value></g:product_detail>";

describe("[D1] Google Merchant feeds", () => {
  it("reads an item with its offer, details and images, and not the shipping cost for its price", async () => {
    const { documents, problems, lines } = await collectCatalogue(rss(lamp), {}, new Date("2026-06-01"));
    expect(problems).toEqual([]);
    expect(lines).toEqual([3]);
    expect(documents[0]).toMatchObject({
      externalId: "L1",
      title: "Desk lamp & shade",
      url: "https://shop.example/lamp?a=1&b=2",
      sections: [
        {
          headings: [],
          blocks: [
            { kind: "paragraph", text: "Warm light." },
            { kind: "list", items: ["dimmable"] },
          ],
        },
      ],
    });
    expect(documents[0]?.product).toMatchObject({
      brand: "Acme",
      model: "DL-1",
      categories: ["Home > Lamps"],
      attributes: [
        { name: "Color", value: "White" },
        { name: "Voltage", value: "230 V" },
      ],
      imageUrls: ["https://cdn.example/1.jpg", "https://cdn.example/2.jpg"],
      variants: [
        {
          priceMinor: 99_900,
          compareAtMinor: 129_900,
          currency: "EUR",
          availability: "in_stock",
          stock: null,
          gtin: "4006381333931",
        },
      ],
    });
    const later = await collectCatalogue(rss(lamp), {}, new Date("2027-06-01"));
    expect(later.documents[0]?.product?.variants[0]).toMatchObject({ priceMinor: 129_900, compareAtMinor: null });
  });

  it("makes items of one group the variants of one product", async () => {
    const item = (id: string, size: string, price: string) =>
      `<g:id>${id}</g:id><g:item_group_id>G</g:item_group_id><g:title>Rain coat - ${size}</g:title><g:link>https://s.example/${id}</g:link><g:price>${price} USD</g:price><g:size>${size}</g:size><g:gender>female</g:gender><g:availability>backorder</g:availability>`;
    const { documents } = await collectCatalogue(rss(item("a", "S", "10"), lamp, item("b", "M", "12.5")));
    expect(documents.map((document) => document.externalId)).toEqual(["L1", "G"]);
    expect(documents[1]).toMatchObject({
      title: "Rain coat",
      product: {
        attributes: [{ name: "Gender", value: "female" }],
        variants: [
          {
            externalId: "a",
            title: "Rain coat - S",
            options: [{ name: "Size", value: "S" }],
            priceMinor: 1_000,
            availability: "preorder",
            url: "https://s.example/a",
          },
          { externalId: "b", options: [{ name: "Size", value: "M" }], priceMinor: 1_250 },
        ],
      },
    });
  });

  it("reads Atom, with links in attributes", async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry><g:id>1</g:id><title>Mug</title><link href="https://s.example/1"/><summary>Blue mug</summary><g:price>5 EUR</g:price></entry></feed>`;
    const { documents } = await collectCatalogue(atom);
    expect(documents[0]).toMatchObject({
      title: "Mug",
      url: "https://s.example/1",
      product: { variants: [{ priceMinor: 500 }] },
    });
  });

  it("reads tab-separated feeds", async () => {
    const tsv =
      "id\ttitle\tdescription\tlink\timage link\tadditional image link\tprice\tavailability\tproduct detail\n1\tMug\tBlue\thttps://s.example/1\thttps://s.example/1.jpg\thttps://s.example/2.jpg,https://s.example/3.jpg\t5.00 EUR\tout of stock\tGeneral:Volume:0.3 l\n";
    const { documents, problems } = await collectCatalogue(tsv);
    expect(problems).toEqual([]);
    expect(documents[0]?.product).toMatchObject({
      attributes: [{ name: "Volume", value: "0.3 l" }],
      imageUrls: ["https://s.example/1.jpg", "https://s.example/2.jpg", "https://s.example/3.jpg"],
      variants: [{ priceMinor: 500, availability: "out_of_stock" }],
    });
  });

  it("reports broken items by line and reads the rest", async () => {
    const feed = rss(
      "<g:id>1</g:id><title>Good</title>",
      "<g:id>2</g:id><title>Tom & Jerry</title>",
      "<title>No id</title>",
      "<g:id>4</g:id><title>Last</title>",
    ).replace("</item>\n<item><title>No", "\n<item><title>No");
    const { documents, problems } = await collectCatalogue(feed);
    expect(documents.map((document) => document.title)).toEqual(["Good", "Last"]);
    expect(problems.map(({ line, code, isSkipped }) => ({ line, code, isSkipped }))).toEqual([
      { line: 4, code: "row_unreadable", isSkipped: true },
      { line: 5, code: "id_missing", isSkipped: true },
    ]);
    const loose = await collectCatalogue(rss("<g:id>2</g:id><title>Tom & Jerry</title>"));
    expect(loose.documents[0]?.title).toBe("Tom & Jerry");
    expect(loose.problems).toMatchObject([{ code: "xml_malformed", line: 3, isSkipped: false, externalId: "2" }]);
  });
});

describe("[O5] hostile feeds", () => {
  const layers = Array.from({ length: 20 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join(
    "",
  );
  const type = `<!DOCTYPE rss [<!ENTITY l0 "lol">${layers}<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY % remote SYSTEM "http://127.0.0.1/x.dtd">%remote;]>`;

  it("expands no entity and loads none", async () => {
    const feed = rss("<g:id>1</g:id><title>T &l20; &secret; U</title>").replace("<rss", `${type}<rss`);
    const { documents, problems } = await collectCatalogue(feed);
    expect(documents[0]?.title).toBe("T &l20; &secret; U");
    expect(problems.map((problem) => problem.code)).toEqual(["xml_malformed"]);
  });

  it("expands none that is declared inside an item either", () => {
    const { fields, problem } = parseXmlItem(`<item>${type}<title>&l20;</title></item>`);
    expect([...fields.values()].flat().join("").length).toBeLessThan(type.length);
    expect(JSON.stringify([...fields])).not.toMatch(/lollol|root:/);
    expect(problem).not.toBeNull();
  });

  it("does not read items inside comments or CDATA, nor end them there", async () => {
    const feed = rss("<g:id>1</g:id><title><![CDATA[a </item> b]]></title><!-- </item> -->");
    const hidden = feed.replace("<channel>", "<channel><!-- <item><g:id>9</g:id><title>Hidden</title></item> -->");
    const { documents } = await collectCatalogue(hidden);
    expect(documents.map((document) => document.title)).toEqual(["a b"]);
  });

  it("skips an item that never ends within the limit, and reads what follows", async () => {
    const endless = `<g:id>1</g:id><title>${"x".repeat(3_000_000)}</title>`;
    const { documents, problems } = await collectCatalogue(rss(endless, "<g:id>2</g:id><title>Next</title>"));
    expect(documents.map((document) => document.title)).toEqual(["Next"]);
    expect(problems).toMatchObject([{ code: "record_too_long", line: 3, isSkipped: true }]);
  });

  it("bounds nesting", async () => {
    const { problems } = await collectCatalogue(rss(`<g:id>1</g:id><title>T</title>${"<a>".repeat(1_000)}`));
    expect(problems).toMatchObject([{ code: "xml_malformed" }]);
  });
});
