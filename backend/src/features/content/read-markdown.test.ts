import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMarkdown } from "./read-markdown.ts";
import { createSectionBuilder } from "./section-builder.ts";

function read(markdown: string) {
  const builder = createSectionBuilder();
  const title = readMarkdown(markdown, builder);
  return { title, sections: builder.finish().sections };
}

function blocksOf(markdown: string) {
  return read(markdown).sections.flatMap((section) => section.blocks);
}

describe("[D1] readMarkdown", () => {
  it("takes the title from the front matter, else from the first heading", () => {
    expect(read("---\ntags: x\ntitle: 'Shipping: all'\n---\n# Other").title).toBe("Shipping: all");
    expect(read("text\n\n## First *heading* ##\n# Second").title).toBe("First heading");
    expect(read("only text").title).toBeNull();
  });

  it("opens sections at marked and underlined headings", () => {
    const { sections } = read("A\n===\ntext a\n\nB\n---\ntext b\n### C\ntext c\n# D\ntext d");
    expect(sections.map((section) => section.headings)).toEqual([["A"], ["A", "B"], ["A", "B", "C"], ["D"]]);
  });

  it("keeps lists with continued, nested and numbered items", () => {
    expect(blocksOf("Bring:\n- one\n  goes on\n- two\n    1. inner\n\n* three\n\nAfter.")).toEqual([
      { kind: "paragraph", text: "Bring:" },
      { kind: "list", items: ["one goes on", "two", "1. inner", "three"] },
      { kind: "paragraph", text: "After." },
    ]);
  });

  it("reads pipe tables with escaped bars and without outer ones", () => {
    const table = { kind: "table", header: ["To", "Cost"], rows: [["DE | AT", "4 €"]] };
    expect(blocksOf("| To | Cost |\n|:---|---:|\n| DE \\| AT | 4 € |\n\ntext")).toEqual([
      table,
      { kind: "paragraph", text: "text" },
    ]);
    expect(blocksOf("To | Cost\n--- | ---\nDE \\| AT | 4 €")).toEqual([table]);
  });

  it("keeps code as it stands and does not read marks in it", () => {
    expect(blocksOf("```js\n# no heading\n- no item\n```\nafter")).toEqual([
      { kind: "paragraph", text: "# no heading\n- no item" },
      { kind: "paragraph", text: "after" },
    ]);
  });

  it("keeps the words of links, images, emphasis, quotes, escapes and inline HTML, and drops their marks", () => {
    const markdown =
      '> See [our *shop*](https://x.example "t"), ![a photo](p.png), <https://y.example>,\n> `code`, **bold**, _it_, snake_case, 2 \\* 3, <b>html</b> &amp; more.[^1]\n\n[ref]: https://z.example\n\n---\n<!-- hidden -->end';
    expect(blocksOf(markdown)).toEqual([
      {
        kind: "paragraph",
        text: "See our shop, a photo, https://y.example, code, bold, it, snake_case, 2 * 3, html & more.",
      },
      { kind: "paragraph", text: "end" },
    ]);
  });

  it("breaks lines only where the writer says so", () => {
    expect(blocksOf("wrapped\nline\nhard  \nbreak\\\nhere")).toEqual([
      { kind: "paragraph", text: "wrapped line hard\nbreak\nhere" },
    ]);
  });

  it("loses no word of plain paragraphs, lists and headings", () => {
    const words = fc
      .array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 1, maxLength: 8 })
      .map((list) => list.join(" "));
    const line = fc
      .tuple(fc.constantFrom("", "# ", "- ", "> ", "3. ", "    ", "### "), words)
      .map(([mark, text]) => mark + text);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant(""))), (lines) => {
        const read = JSON.stringify(blocksOf(lines.join("\n"))) + JSON.stringify(readHeadings(lines.join("\n")));
        const expected = lines.join(" ").match(/[a-z]+/g) ?? [];
        expect(expected.filter((word) => !read.includes(word))).toEqual([]);
      }),
    );
  });

  it.each(["[", "*", "`", "|-", "<!--", "- ", "> ", "# ", "![](", "\\", "    ", "~~~\n", "|a\n|-\n"])(
    "takes %j repeated 100,000 times",
    (mark) => {
      expect(() => blocksOf(mark.repeat(100_000))).not.toThrow();
    },
  );
});

function readHeadings(markdown: string): string[][] {
  return read(markdown).sections.map((section) => section.headings);
}
