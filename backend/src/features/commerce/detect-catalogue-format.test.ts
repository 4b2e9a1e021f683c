import { describe, expect, it } from "vitest";
import { collectCatalogue } from "./collect-catalogue.ts";
import { detectCatalogueFormat } from "./detect-catalogue-format.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { recogniseCatalogue } from "./recognise-catalogue.ts";

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

describe("[D5] the stream of a catalogue", () => {
  /** Bytes without end, and whether their reader has let go of them. */
  function endless(text: string) {
    const state = { isClosed: false };
    async function* chunks(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from(text);
      } finally {
        state.isClosed = true;
      }
    }
    return { chunks: chunks(), state };
  }

  it("is closed once the format is told, or is none of ours", async () => {
    const known = endless('{"id":1,"title":"t"}\n');
    expect(await recogniseCatalogue(known.chunks)).toBe("json-lines");
    const unknown = endless("some words\n");
    await expect(collectCatalogue(unknown.chunks)).rejects.toMatchObject({ code: "catalogue_format_unknown" });
    expect([known.state, unknown.state]).toEqual([{ isClosed: true }, { isClosed: true }]);
  });

  it("is closed when its reader stops", async () => {
    const { chunks, state } = endless('{"id":1,"title":"t"}\n');
    for await (const item of readCatalogue(chunks)) {
      expect(item.kind).toBe("document");
      break;
    }
    expect(state.isClosed).toBe(true);
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
