import { describe, expect, it } from "vitest";
import type { SearchHit } from "#features/retrieval";
import { readRowKeys } from "./row-keys.ts";

function of(kind: "page" | "product", texts: string[]) {
  const document = { number: 1, sourceId: "1", externalId: "1", kind, title: "Shipping", url: null, language: "en" };
  const chunk = { number: 1, position: 0, headings: [], text: texts.join("\n"), language: "en", hash: "1" };
  const hit: SearchHit = { score: 1, chunk, document: { ...document, contentHash: "1", product: null }, offers: [] };
  return texts.map((text) => ({ hit, sentence: { text } }));
}

const ZONES = [
  "Zone: 1; Countries: Germany; Standard parcel: €4.90",
  "Zone: 2; Countries: Austria, Belgium; Standard parcel: €8.90",
];

describe("[E1] what the rows of a table are called", () => {
  it("is known by what stands in them, so that other sentences about the row are found", () => {
    const keys = readRowKeys(of("page", ZONES));
    expect(keys.get("austria")).toEqual([["zone", "2"]]);
    expect(keys.get("germani")).toEqual([["zone", "1"]]);
  });

  it("is not taken from values that are names themselves, nor from products, short rows and sentences", () => {
    expect(readRowKeys(of("page", ["Method: PayPal; Countries: all; Charged: at once"])).size).toBe(0);
    expect(readRowKeys(of("product", ZONES)).size).toBe(0);
    expect(readRowKeys(of("page", ["Zone: 2; Countries: Austria"])).size).toBe(0);
    expect(readRowKeys(of("page", ["Zone 2 is Austria and Belgium."])).size).toBe(0);
  });

  it("leaves out what stands in more rows than it could tell apart, and numbers", () => {
    const many = [1, 2, 3].map((zone) => `Zone: ${zone}; Countries: Testland; Delivery: 5 days`);
    const keys = readRowKeys(of("page", many));
    expect(keys.has("testland")).toBe(false);
    expect(keys.has("5")).toBe(false);
  });
});
