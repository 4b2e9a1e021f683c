import type { Section } from "#features/content";
import { afterAll, describe, expect, it } from "vitest";
import { createCrawlReader } from "./crawl-reader.ts";

const reader = createCrawlReader();
afterAll(() => reader.close());

const prose = (topic: string) =>
  `<p>${`Everything about ${topic}, told at length so that nobody has to ask again, and then told once more. `.repeat(8)}</p>`;

function read(html: string, url = "https://shop.example/page", headers: Record<string, string> = {}) {
  return reader.readPage({ html, url, headers: Object.entries(headers) });
}

const blocksOf = (sections: readonly Section[]) => sections.flatMap((section) => section.blocks);
const textOf = (sections: readonly Section[]) => JSON.stringify(sections);

describe("[D2] the main content of a page", () => {
  it("is read without navigation, header, footer, notices and lists of links", async () => {
    const { sections } = await read(`<html><body>
      <header>Free shipping today</header><nav><a href="/a">Lamps</a></nav>
      <div class="cookie-banner">We use cookies <button>Accept</button></div>
      <div id="content"><h1>Returns</h1>${prose("returns")}
        <ul class="related"><li><a href="/1">Alpha page</a></li><li><a href="/2">Beta page</a></li>
          <li><a href="/3">Gamma page</a></li><li><a href="/4">Delta page</a></li></ul></div>
      <footer>Imprint and terms</footer></body></html>`);
    expect(textOf(sections)).toContain("Everything about returns");
    for (const chrome of ["Free shipping", "Lamps", "cookies", "Imprint", "Gamma page"]) {
      expect(textOf(sections)).not.toContain(chrome);
    }
  });

  it("keeps a table as a table beside long text", async () => {
    const rows = ["S", "M", "L"].map((size, index) => `<tr><td>${size}</td><td>${90 + index * 5}</td></tr>`).join("");
    const { sections } = await read(`<body><div class="post">${prose("sizes")}${prose("fit")}</div>
      <div class="widget"><h2>Sizes</h2><table><tr><th>Size</th><th>Chest in cm</th></tr>${rows}</table></div></body>`);
    expect(blocksOf(sections)).toContainEqual({
      kind: "table",
      header: ["Size", "Chest in cm"],
      rows: [
        ["S", "90"],
        ["M", "95"],
        ["L", "100"],
      ],
    });
  });

  it("keeps lists and folded questions beside long text", async () => {
    const details = ["Can I return it?", "Who pays?", "How long?"]
      .map((question) => `<details><summary>${question}</summary><p>Answer to ${question}</p></details>`)
      .join("");
    const { sections } = await read(`<body><div class="post"><h1>Help</h1>${prose("help")}${prose("more help")}</div>
      <div class="sidebar faq">${details}<ul><li>Bring the receipt</li><li>Keep the box</li></ul></div></body>`);
    expect(sections.some(({ headings }) => headings.includes("Who pays?"))).toBe(true);
    expect(textOf(sections)).toContain("Answer to How long?");
    expect(blocksOf(sections)).toContainEqual({ kind: "list", items: ["Bring the receipt", "Keep the box"] });
  });

  it("is everything there is when a page is short", async () => {
    const { sections } = await read("<body><h1>Contact</h1><p>Call 0123 456.</p></body>");
    expect(textOf(sections)).toContain("Call 0123 456.");
  });

  it.each([
    ["nested without end", `${"<div>".repeat(200_000)}<p>At the bottom.</p>`],
    ["nested notices", `${'<div class="cookie"><button>x</button>'.repeat(50_000)}<p>At the bottom.</p>`],
    ["nothing but links", '<a href="/a">a</a>'.repeat(150_000)],
    ["nothing but other links", Array.from({ length: 100_000 }, (_, n) => `<a href=/${n}>${n}</a>`).join("")],
    ["tags that never end", "<a <b <c".repeat(300_000)],
    ["formatting that never ends", "<b><i><u><font>".repeat(50_000)],
    ["spaces in data", `<script type="application/ld+json">{"a":${" ".repeat(900_000)}1 x}</script>`],
    ["commas in data", `<script type="application/ld+json">[${", ".repeat(400_000)}</script>`],
    [
      "a description of open tags",
      `<script type="application/ld+json">{"@type":"Product","name":"x","description":"${"<a".repeat(400_000)}"}</script>`,
    ],
    [
      "offers without end",
      `<script type="application/ld+json">${JSON.stringify({
        "@type": "Product",
        offers: Array.from({ length: 20_000 }, (_, n) => ({ sku: `s${n}`, price: n, priceCurrency: "EUR" })),
      })}</script>`,
    ],
    ["a title without end", `<title>${" | ".repeat(300_000)}</title><meta property="og:site_name" content="|">`],
  ])("is found in time in a page of %s", async (_what, html) => {
    const reading = await read(`<body><p>Here is a page made to be slow.</p>${html}</body>`);
    expect(textOf(reading.sections)).toContain("made to be slow");
  });
});

describe("[D2] what a page says about itself", () => {
  it("is its title without the site's name, its language, canonical address and directives", async () => {
    const { language, canonical, robots, links, title } = await read(
      `<html lang="de-AT"><head><title>Rückgabe – Lumo Shop</title><meta property="og:site_name" content="Lumo Shop">
       <base href="https://shop.example/de/"><link rel="canonical" href="rueckgabe"><meta name="ROBOTS" content="NOFOLLOW">
       </head><body><a href="x">x</a></body></html>`,
    );
    expect([title, language, canonical]).toEqual(["Rückgabe", "de", "https://shop.example/de/rueckgabe"]);
    expect([robots, links]).toEqual([{ noindex: false, nofollow: true }, []]);
  });

  it("may stand in headers", async () => {
    const headers = { "x-robots-tag": "noindex", "content-language": "fr", link: '</main>; rel="canonical"' };
    const { language, canonical, robots } = await read("<body><p>Texte</p></body>", "https://shop.example/a", headers);
    expect([robots.noindex, language, canonical]).toEqual([true, "fr", "https://shop.example/main"]);
  });

  it("includes links to follow, those to other languages and the next page, not those marked nofollow", async () => {
    const { links } =
      await read(`<head><link rel="alternate" hreflang="de" href="/de/page"><link rel="next" href="?page=2">
      <link rel="stylesheet" href="/x.css"><meta http-equiv="Refresh" content="0; URL='/moved'"></head><body><a href="/a#top">a</a><a href="/a">a</a>
      <a rel="nofollow" href="/ad">ad</a><a href="mailto:x@shop.example">m</a><a href="javascript:go()">j</a>
      <a href="http://[broken">b</a><a href="https://user:pw@shop.example/secret">s</a></body>`);
    expect(links).toEqual([
      "https://shop.example/de/page",
      "https://shop.example/page?page=2",
      "https://shop.example/a",
      "https://shop.example/secret",
      "https://shop.example/moved",
    ]);
  });
});

describe("[D2] data of a page", () => {
  const script = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
  const question = (name: string, text: string) => ({ "@type": "Question", name, acceptedAnswer: { text } });

  it("makes it a product and adds a description that the text does not show", async () => {
    const data = { "@type": "Product", name: "Desk lamp", description: "<p>Bends in <b>three</b> places.</p>" };
    const { product, title, sections } = await read(
      `<title>Buy it now</title>${script(data)}<body><h1>Desk lamp</h1></body>`,
    );
    expect([product?.variants.length, title]).toEqual([1, "Desk lamp"]);
    expect(sections).toContainEqual({
      headings: ["Desk lamp"],
      blocks: [{ kind: "paragraph", text: "Bends in three places." }],
    });
  });

  it("adds questions that the text does not show, each once", async () => {
    const data = {
      "@type": "FAQPage",
      mainEntity: [
        question("Do you ship abroad?", "Yes, to <b>31</b> countries.<ul><li>EU</li><li>CH</li></ul>"),
        question("Is it safe?", "Your order is safe with us in every way."),
      ],
    };
    const shown = "<h2>Is it safe?</h2><p>Your order is safe with us, in every way.</p>";
    const { sections } = await read(`<body>${script(data)}<h1>Help</h1>${prose("help")}${shown}</body>`);
    expect(sections.filter(({ headings }) => headings.includes("Is it safe?"))).toHaveLength(1);
    expect(sections).toContainEqual({
      headings: ["Do you ship abroad?"],
      blocks: [
        { kind: "paragraph", text: "Yes, to 31 countries." },
        { kind: "list", items: ["EU", "CH"] },
      ],
    });
  });

  it("tells on the home page how to reach the organisation", async () => {
    const data = {
      "@type": "Organization",
      name: "Lumo",
      telephone: "+43 1 234",
      address: { streetAddress: "Ring 1", postalCode: "1010", addressLocality: "Wien" },
      contactPoint: [{ "@type": "ContactPoint", email: "mailto:help@lumo.example" }],
    };
    const html = `<body>${script(data)}<h1>Lumo</h1><p>Call us: +43 1 234</p></body>`;
    const home = await read(html, "https://lumo.example/");
    expect(home.sections).toContainEqual({
      headings: ["Lumo"],
      blocks: [{ kind: "list", items: ["E-mail: help@lumo.example", "Address: Ring 1, 1010, Wien"] }],
    });
    const other = await read(html, "https://lumo.example/a");
    expect(textOf(other.sections)).not.toContain("help@lumo.example");
  });
});
