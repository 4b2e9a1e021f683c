import { describe, expect, it } from "vitest";
import { collectCatalogue } from "./collect-catalogue.ts";
import { detectCatalogueFormat } from "./detect-catalogue-format.ts";

describe("[D1] detectCatalogueFormat", () => {
  it.each([
    ['Handle,Title,"Body (HTML)",Vendor\n', "shopify-csv"],
    ["\uFEFFHandle;Title;Variant Price\n", "shopify-csv"],
    ["URL handle,Title,Price\n", "shopify-csv"],
    ["ID,Type,SKU,Name,Published,Regular price\n", "woocommerce-csv"],
    ["id\ttitle\tlink\tprice\n", "google-tsv"],
    ['"id","title","g:image_link","availability"\n', "google-tsv"],
    ['<?xml version="1.0"?><rss version="2.0"><channel>', "google-xml"],
    ["<feed xmlns='http://www.w3.org/2005/Atom'>", "google-xml"],
    ['{"id":1}\n{"id":2}', "json-lines"],
    ["<!doctype html><html><body>", null],
    ["name,colour\n", null],
    ["", null],
  ])("takes %j for %s", (head, format) => {
    expect(detectCatalogueFormat(head)).toBe(format);
  });
});

describe("[D1] catalogues in any encoding", () => {
  const csv = "Handle,Title,Variant Price\nmass,Maß für Füße – weiß,4.50\n";
  it.each([
    ["UTF-8", Buffer.from(csv)],
    ["UTF-8 with mark", Buffer.from(`\uFEFF${csv}`)],
    ["UTF-16 LE", Buffer.from(`\uFEFF${csv}`, "utf16le")],
    ["UTF-16 BE", Buffer.from(`\uFEFF${csv}`, "utf16le").swap16()],
    ["windows-1252", Buffer.from([...csv].map((letter) => (letter === "–" ? 0x96 : letter.charCodeAt(0))))],
  ])("reads %s", async (_, bytes) => {
    const { documents } = await collectCatalogue(bytes, { currency: "EUR" });
    expect(documents.map((document) => [document.externalId, document.title])).toEqual([
      ["mass", "Maß für Füße – weiß"],
    ]);
  });

  it("reads a stream cut into single bytes as it reads the whole", async () => {
    async function* single(): AsyncGenerator<Uint8Array> {
      for (const byte of Buffer.from(csv)) yield Uint8Array.of(byte);
    }
    expect(await collectCatalogue(single(), { currency: "EUR" })).toEqual(
      await collectCatalogue(csv, { currency: "EUR" }),
    );
  });
});
