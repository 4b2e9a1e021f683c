import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "./document.ts";
import { readHtml, readHtmlSections } from "./read-html.ts";

/** Any UTF-16 units, lone surrogates and control characters among them. */
const anyText = fc.uint16Array({ maxLength: 120 }).map((units) => String.fromCharCode(...units));

function blocksOf(html: string): Block[] {
  return readHtmlSections(html).flatMap((section) => section.blocks);
}

describe("[D2] readHtmlSections", () => {
  it("puts text under the path of its headings", () => {
    const sections = readHtmlSections(
      "<p>intro<h1>Care</h1><h2>Wool</h2><p>Cold wash<h2>Silk</h2><p>By hand<h1>Returns</h1>ok",
    );
    expect(sections.map((section) => section.headings)).toEqual([[], ["Care", "Wool"], ["Care", "Silk"], ["Returns"]]);
  });

  it("keeps a heading that has no text of its own and stands in no other path", () => {
    expect(readHtmlSections("<h2>A</h2><h3>B</h3><p>x</p><h2>Last</h2>").map((section) => section.headings)).toEqual([
      ["A", "B"],
      ["Last"],
    ]);
  });

  it("joins inline elements without spaces and parts blocks and line breaks", () => {
    expect(blocksOf("<div>un<b>break</b>able<br>second line</div><div>next</div>")).toEqual([
      { kind: "paragraph", text: "unbreakable\nsecond line" },
      { kind: "paragraph", text: "next" },
    ]);
  });

  it("flattens nested lists and pairs terms with their descriptions", () => {
    expect(blocksOf("<ul><li>one<ul><li>inner</li></ul></li><li><p>two</p><p>more</p></li></ul>")).toEqual([
      { kind: "list", items: ["one", "inner", "two more"] },
    ]);
    expect(blocksOf("<dl><dt>Weight<dd>2 kg<dt>Care:<dd>wipe</dl>")).toEqual([
      { kind: "list", items: ["Weight: 2 kg", "Care: wipe"] },
    ]);
  });

  it("repeats spanned cells and joins several header rows", () => {
    const [table] = blocksOf(`<table><caption>Sizes</caption>
      <thead><tr><th rowspan=2>Part<th colspan=2>Size</tr><tr><th>S<th>L</tr></thead>
      <tr><td rowspan=2>Chest<td>90<td>110</tr><tr><td>91<td>111</tr></table>`).filter(
      (block) => block.kind === "table",
    );
    expect(table).toEqual({
      kind: "table",
      header: ["Part", "Size / S", "Size / L"],
      rows: [
        ["Chest", "90", "110"],
        ["Chest", "91", "111"],
      ],
    });
  });

  it("takes a first row of names above figures for a header, and leaves pairs of name and value alone", () => {
    const prices = "<table><tr><td>To<td>Price<td>Days<tr><td>Italy<td>9 €<td>3<tr><td>Spain<td>8 €<td>4</table>";
    expect(blocksOf(prices)[0]).toMatchObject({ header: ["To", "Price", "Days"] });
    const facts = "<table><tr><td>Colour<td>Red<tr><td>Height<td>3 cm<tr><td>Width<td>2 cm</table>";
    expect(blocksOf(facts)[0]).toMatchObject({
      header: [],
      rows: [
        ["Colour", "Red"],
        ["Height", "3 cm"],
        ["Width", "2 cm"],
      ],
    });
  });

  it("reads tables that only lay the page out as running text", () => {
    expect(blocksOf("<table><tr><td><table><tr><td>Size<td>M</table><td>aside</table>")).toEqual([
      { kind: "table", header: [], rows: [["Size", "M"]] },
      { kind: "paragraph", text: "aside" },
    ]);
  });

  it("makes the opening line of a collapsed answer its heading, also inside a button", () => {
    const html =
      "<h2>FAQ</h2><details><summary>Do you ship?</summary>Yes.</details><h3><button>Gift wrap?</button></h3><p>No.";
    expect(readHtmlSections(html)).toEqual([
      { headings: ["FAQ", "Do you ship?"], blocks: [{ kind: "paragraph", text: "Yes." }] },
      { headings: ["FAQ", "Gift wrap?"], blocks: [{ kind: "paragraph", text: "No." }] },
    ]);
  });

  it("finds title and language of a page", () => {
    const { title, language } = readHtml("<html lang=de-AT><head><title>Über&shy;sicht &amp; mehr</title><body>x");
    expect({ title, language }).toEqual({ title: "Übersicht & mehr", language: "de" });
    expect(readHtml("<h1>Only <i>heading</i></h1>").title).toBe("Only heading");
  });
});

describe("[D2] readHtmlSections on hostile markup", () => {
  it.each([
    "<script>evil()</script>",
    "<style>p{}</style>",
    "<nav>evil</nav>",
    "<template>evil</template>",
    "<p hidden>evil</p>",
    "<p aria-hidden=true>evil</p>",
    "<p style='Display : NONE'>evil</p>",
    "<p style='visibility:hidden'>evil</p>",
    "<p style='font-size:0px'>evil</p>",
    "<p style='opacity:0'>evil</p>",
    "<select><option>evil</select>",
    "<button>evil</button>",
    "<!-- evil -->",
    "<iframe>evil</iframe>",
  ])("leaves out what a reader does not see: %s", (html) => {
    expect(JSON.stringify(readHtmlSections(`<p>before</p>${html}<p>after</p>`))).not.toMatch(/evil/);
    expect(blocksOf(`<p>before</p>${html}<p>after</p>`)).toHaveLength(2);
  });

  it("removes characters that hide text or that a database refuses", () => {
    const text = "a\u0000b\u202Ec\u200Bd\u00ADe \uD800 \u{E0041}f";
    expect(blocksOf(text)).toEqual([{ kind: "paragraph", text: "a bcde \uFFFD f" }]);
  });

  it("survives nesting of any depth", () => {
    const depth = 20_000;
    const html = `${"<div>".repeat(depth)}deep${"</div>".repeat(depth)}`;
    expect(blocksOf(html)).toEqual([{ kind: "paragraph", text: "deep" }]);
    expect(blocksOf(`${"<ul><li>".repeat(20_000)}deep`)).toEqual([{ kind: "list", items: ["deep"] }]);
  });

  it("does not multiply unclosed formatting elements", () => {
    const html = Array.from({ length: 900 }, (_, index) => `<b class=c${index}>`).join("") + "<p>x".repeat(4_000);
    expect(blocksOf(html).map((block) => block.kind === "paragraph" && block.text)).toEqual(Array(4_000).fill("x"));
  });

  it("bounds spans, columns and markup and says what it cut", () => {
    const [wide] = blocksOf(`<table><tr><td colspan=99999 rowspan=99999>x<td>y<tr><td>z<td>w</table>`);
    expect(wide?.kind === "table" && Math.max(...wide.rows.map((row) => row.length))).toBeLessThanOrEqual(51);
    const table = readHtml(`<table><tr>${"<td>x".repeat(60)}<tr>${"<td>y".repeat(60)}</table>`);
    expect(table.notices.map((notice) => notice.code)).toEqual(["table_cut"]);
    const cut = readHtml("<p>word</p>".repeat(100), 500);
    expect(cut.notices.map((notice) => notice.code)).toEqual(["text_cut"]);
  });

  it("loses no visible word, whatever the tags around it", () => {
    const names = "p div b ul li table tr td td th h2 span dl dt dd pre details summary caption a".split(" ");
    const tag = fc.constantFrom(...names);
    const cells = fc.constantFrom("<table>", "<tr>", "<td>", "<td>", "</td>", "</tr>", "</table>");
    const piece = fc.oneof(
      { arbitrary: cells, weight: 2 },
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      fc.nat({ max: 1e9 }).map((number) => ` zq${number}qz `),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const words = pieces.filter((text) => !text.startsWith("<")).map((text) => text.trim());
        const read = JSON.stringify(readHtmlSections(pieces.join("")));
        expect(words.filter((word) => !read.includes(word))).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it("takes arbitrary text without throwing", () => {
    fc.assert(fc.property(anyText, (html) => readHtmlSections(html).length >= 0));
  });
});
