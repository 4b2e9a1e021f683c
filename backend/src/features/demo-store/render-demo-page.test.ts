import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { DemoItem, DemoStore } from "./demo-store.ts";
import { priceOf, variantsOf } from "./demo-view.ts";
import { loadDemoStore } from "./load-demo-store.ts";
import { renderDemoPage } from "./render-demo-page.ts";

const publicUrl = "https://shop.example/base";
const root = `${publicUrl}/demo`;
const store = loadDemoStore(publicUrl);

function get(path: string, from: DemoStore = store) {
  const widgetTag = `<script async src="/base/widget.js" data-storefront="pk_test"></script>`;
  return renderDemoPage(path, { store: from, basePath: "/base", publicUrl, widgetTag });
}

function listPaths(): string[] {
  const $ = load(get("/sitemap.xml").body, { xml: true });
  return $("loc")
    .toArray()
    .map((entry) => $(entry).text().slice(root.length));
}

const paths = listPaths();

describe("every page of the demo store", () => {
  test("is named in the sitemap with its last change and its other languages", () => {
    expect(paths).toHaveLength(1 + store.categories.length + store.items.length + store.pages.length);
    const $ = load(get("/sitemap.xml").body, { xml: true });
    const dates = $("lastmod")
      .toArray()
      .map((entry) => $(entry).text());
    expect(dates.every((date) => /^2\d{3}-\d\d-\d\d$/.test(date))).toBe(true);
    const alternates = $("url").filter((_, url) => $(url).find("loc").text() === `${root}/ar/pages/returns`);
    expect(alternates.find(`[hreflang="de"]`).attr("href")).toBe(`${root}/de/pages/returns`);
    expect(get("/robots.txt").body).toContain(`Sitemap: ${root}/sitemap.xml`);
  });

  test.each(paths)("%s has one h1, landmarks, its own address, its language, the widget and no inline code", (path) => {
    const { status, contentType, body } = get(path);
    const $ = load(body);
    const language = /^\/(\w\w)\/pages/.exec(path)?.[1] ?? "en";
    expect([status, contentType]).toEqual([200, "text/html; charset=utf-8"]);
    expect([$("html").attr("lang"), $("html").attr("dir")]).toEqual([language, language === "ar" ? "rtl" : "ltr"]);
    expect([$("h1").length, $("header").length, $("main").length, $("footer").length]).toEqual([1, 1, 1, 1]);
    expect($("link[rel=canonical]").attr("href")).toBe(`${root}${path}`);
    expect($("body").children().last().attr("data-storefront")).toBe("pk_test");
    expect($("style, [style], script:not([src]):not([type='application/ld+json'])").length).toBe(0);
    expect($("img:not([alt])").length).toBe(0);
    expect(body).not.toMatch(/\son\w+=/);
    expect($("title").text().trim()).not.toBe("");
  });

  test("links only to what is there", () => {
    const known = new Map<string, number>();
    for (const path of [...paths, "/nowhere"]) {
      const $ = load(get(path).body);
      const local = $("a[href^='/'], img[src], link[href^='/']").toArray();
      for (const element of local) {
        const address = ($(element).attr("href") ?? $(element).attr("src") ?? "").replace(/#.*$/, "");
        expect(address.startsWith("/base/demo/"), `${path} → ${address}`).toBe(true);
        known.set(address, known.get(address) ?? get(address.slice("/base/demo".length)).status);
        expect(known.get(address), `${path} → ${address}`).toBe(200);
      }
      for (const jump of $("a[href^='#']").toArray()) expect($($(jump).attr("href") ?? "").length, path).toBe(1);
    }
    expect(known.size).toBeGreaterThan(store.items.length * 2);
  });

  test("can be reached from the start page by links", () => {
    const seen = new Set(["/"]);
    for (const path of seen) {
      const $ = load(get(path).body);
      for (const link of $("a[href^='/base/demo']").toArray()) {
        seen.add(($(link).attr("href") ?? "").slice("/base/demo".length));
      }
    }
    expect(paths.filter((path) => !seen.has(path))).toEqual([]);
  });
});

const offerNode = z.looseObject({
  price: z.string().optional(),
  priceCurrency: z.string().optional(),
  availability: z.string().optional(),
  priceSpecification: z.looseObject({ price: z.string() }).optional(),
  inventoryLevel: z.looseObject({ value: z.number() }).optional(),
});
const articleNode = z.looseObject({ sku: z.string(), gtin13: z.string(), offers: offerNode });
const productNode = z.looseObject({
  "@type": z.enum(["Product", "ProductGroup"]),
  name: z.string(),
  url: z.string(),
  hasVariant: z.array(articleNode).optional(),
});

function readJsonLd(path: string): unknown[] {
  const $ = load(get(path).body);
  return $("script[type='application/ld+json']")
    .toArray()
    .map((script): unknown => JSON.parse($(script).text()));
}

const toMinor = (price: string | undefined) => (price === undefined ? null : Math.round(Number(price) * 100));
const schemaNames: Record<string, string> = {
  "https://schema.org/InStock": "in_stock",
  "https://schema.org/OutOfStock": "out_of_stock",
  "https://schema.org/PreOrder": "preorder",
  "https://schema.org/Discontinued": "discontinued",
};

describe("product pages", () => {
  test("carry the very figures of their offers for machines", () => {
    for (const item of store.items) {
      const node = productNode.parse(readJsonLd(`/products/${item.slug}`)[0]);
      const articles = node.hasVariant ?? [articleNode.parse(node)];
      expect([node.name, node.url]).toEqual([item.document.title, item.document.url]);
      const told = articles.map(({ sku, gtin13, offers }) => ({
        sku,
        gtin: gtin13,
        priceMinor: toMinor(offers.price),
        compareAtMinor: toMinor(offers.priceSpecification?.price),
        currency: offers.priceCurrency ?? null,
        availability: schemaNames[offers.availability ?? ""] ?? "unknown",
        stock: offers.inventoryLevel?.value ?? null,
      }));
      expect(told).toEqual(variantsOf(item).map((variant) => pickFigures(variant)));
    }
  });

  test("show people every price and a link to the successor of what is gone", () => {
    for (const item of store.items) {
      const $ = load(get(`/products/${item.slug}`).body);
      const text = $("article.product").text();
      for (const variant of variantsOf(item)) expect(text).toContain(priceOf(variant) ?? "Price on request");
      if (item.successor) expect($(`.callout a[href$="/products/${item.successor}"]`).length).toBe(1);
    }
  });

  test("keep hostile data as text", () => {
    const hostile = `"><script>alert(1)</script></title><img src=x onerror=alert(1)>`;
    const [first] = store.items;
    const items = first ? [makeHostile(first, hostile)] : [];
    for (const path of [`/products/${first?.slug}`, `/categories/${first?.category.slug}`, "/"]) {
      const $ = load(get(path, { ...store, items }).body);
      expect($("script:not([src]):not([type='application/ld+json'])").length, path).toBe(0);
      expect($("img[src=x], [onerror]").length, path).toBe(0);
      expect($("body").text(), path).toContain(path === "/" && !first?.isFeatured ? "" : hostile);
    }
  });
});

function pickFigures(variant: ReturnType<typeof variantsOf>[number]) {
  const { sku, gtin, priceMinor, compareAtMinor, currency, availability, stock } = variant;
  return { sku, gtin, priceMinor, compareAtMinor, currency, availability, stock };
}

function makeHostile(item: DemoItem, text: string): DemoItem {
  const { document } = item;
  const sections = [{ headings: [text], blocks: [{ kind: "paragraph" as const, text }] }];
  const product = document.product && { ...document.product, brand: text, attributes: [{ name: text, value: text }] };
  return { ...item, group: text, document: { ...document, title: text, sections, product } };
}

describe("text pages", () => {
  test("keep hostile data as text", () => {
    const hostile = `<script>alert(1)</script>"'&`;
    const blocks = [
      { kind: "paragraph" as const, text: hostile },
      { kind: "list" as const, items: [hostile] },
      { kind: "table" as const, header: [hostile], rows: [[hostile]] },
    ];
    const pages = store.pages.map((page) => ({ ...page, title: hostile, sections: [{ headings: [hostile], blocks }] }));
    const $ = load(get("/en/pages/returns", { ...store, pages }).body);
    expect($("script:not([src])").length).toBe(0);
    expect(
      ["h1", "h2", "article p:not(.updated)", "article li", "th", "td"].map((part) => $(part).first().text()),
    ).toEqual(Array.from({ length: 6 }, () => hostile));
  });

  test("name their other languages to search engines and people", () => {
    const $ = load(get("/de/pages/returns").body);
    const alternates = $("link[rel=alternate]")
      .toArray()
      .map((link) => $(link).attr("hreflang"));
    expect(alternates).toEqual([...store.languages, "x-default"]);
    expect($(".languages [aria-current=page]").text()).toBe("Deutsch");
    expect($(".languages a[lang=ar]").attr("href")).toBe("/base/demo/ar/pages/returns");
  });

  test("show English where there is no translation, and say so", () => {
    const $ = load(get("/ar/pages/reviews").body);
    expect([$("html").attr("lang"), $("article").attr("lang"), $("article").attr("dir")]).toEqual(["ar", "en", "ltr"]);
    expect($("link[rel=canonical]").attr("href")).toBe(`${root}/en/pages/reviews`);
    expect($(".callout").text()).toContain("بالإنجليزية");
  });

  test("say that an archived page no longer applies, and lead to the current one", () => {
    const $ = load(get("/en/pages/returns-2023").body);
    expect($(".callout").text()).toContain("no longer applies");
    expect($(".callout a").attr("href")).toBe("/base/demo/en/pages/returns");
  });

  test("give the questions and answers to machines", () => {
    const questions = z.object({
      "@type": z.literal("FAQPage"),
      mainEntity: z.array(z.looseObject({ name: z.string(), acceptedAnswer: z.looseObject({ text: z.string() }) })),
    });
    const { mainEntity } = questions.parse(readJsonLd("/faq")[0]);
    const $ = load(get("/faq").body);
    expect(mainEntity.map(({ name }) => name)).toEqual(
      $("article h3")
        .toArray()
        .map((heading) => $(heading).text()),
    );
    expect(mainEntity.every(({ acceptedAnswer }) => acceptedAnswer.text.length > 20)).toBe(true);
  });
});

describe("other addresses", () => {
  test.each([
    "/nowhere",
    "/products/none",
    "/xx/pages/returns",
    "/en/pages/none",
    "/a/b/c/d",
    "/images/none.svg",
    "/__proto__",
  ])("%s is a page of its own that says so", (path) => {
    const { status, body } = get(path);
    const $ = load(body);
    expect([status, $("h1").length, $("meta[name=robots]").attr("content")]).toEqual([404, 1, "noindex"]);
  });

  test("every product has a picture in each of its colours, small and of its own", () => {
    const drawn = new Map<string, string>();
    for (const item of store.items) {
      for (const { slug } of item.colours) {
        const name = `/images/${item.slug}--${slug}.svg`;
        const { status, contentType, body } = get(name);
        expect([status, contentType], name).toEqual([200, "image/svg+xml; charset=utf-8"]);
        expect(body.length, name).toBeLessThan(12_000);
        drawn.set(body, name);
      }
    }
    expect(drawn.size).toBe(store.items.flatMap(({ colours }) => colours).length);
  });
});
