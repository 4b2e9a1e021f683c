import { createReadStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { SourceDocument } from "#features/content";
import { readCatalogue } from "./read-catalogue.ts";

const evalDir =
  process.env["NETVEXA_EVAL_DIR"] ?? fileURLToPath(new URL("../../../../../shared/eval", import.meta.url));
const icecat = `${evalDir}/corpora/icecat-products.jsonl.gz`;

const mapping = {
  fields: {
    id: "id",
    title: "title",
    model: "model",
    brand: "brand",
    price: "price_cents",
    description: "description",
    gtin: "ean",
    attributes: "attributes",
  },
  attributeFields: { Released: "released" },
  templates: { url: "https://shop.example/p/{id}" },
  priceUnit: "minor" as const,
};

interface Tally {
  ids: Set<string>;
  addresses: number;
  prices: number;
  attributes: number;
  gtins: number;
  knownStock: number;
}

function count(tally: Tally, { externalId, product, url }: SourceDocument): void {
  const [offer] = product?.variants ?? [];
  if (!product || !offer) throw new Error(`${externalId} has no offer`);
  tally.addresses += Number(url === `https://shop.example/p/${externalId}`);
  tally.ids.add(externalId);
  tally.prices += Number(offer.priceMinor !== null && offer.priceMinor > 0 && offer.currency === "EUR");
  tally.attributes += product.attributes.length;
  tally.gtins += Number(/^\d{11,14}$/.test(offer.gtin ?? ""));
  tally.knownStock += Number(offer.stock !== null || offer.availability !== "unknown");
}

setFlagsFromString("--expose_gc");
const collectGarbage: () => void = runInNewContext("gc");

/** The most that stays on the heap at once while all items pass. */
async function measureHeap(
  bytes: AsyncIterable<Uint8Array>,
  take: (document: SourceDocument) => void,
): Promise<number> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  let highest = 0;
  let items = 0;
  for await (const item of readCatalogue(bytes, { currency: "EUR", mapping })) {
    if (item.kind === "problem") throw new Error(`line ${item.line}: ${item.reason}`);
    take(item.document);
    items += 1;
    if (items % 6_000 !== 0) continue;
    collectGarbage();
    highest = Math.max(highest, process.memoryUsage().heapUsed - before);
  }
  return highest;
}

/** Three are used; 18,000 documents of the real catalogue, held, take 84 million bytes. */
const mostHeapBytes = 32 * 1_048_576;

describe("[D5] readCatalogue at scale", () => {
  it("reads a real catalogue of 19,406 products whole, by a mapping", async ({ skip }) => {
    if (!existsSync(icecat)) skip("NETVEXA_EVAL_DIR holds no corpora/icecat-products.jsonl.gz");
    const tally: Tally = { ids: new Set(), addresses: 0, prices: 0, attributes: 0, gtins: 0, knownStock: 0 };
    const highest = await measureHeap(createReadStream(icecat), (document) => count(tally, document));
    expect(tally).toMatchObject({ addresses: 19_406, prices: 19_406, gtins: 19_406, knownStock: 0 });
    expect(tally.ids.size).toBe(19_406);
    // The file holds 371,288 values that are not null; each product adds its date of release, some add further barcodes.
    expect(tally.attributes).toBeGreaterThan(371_288 + 19_406);
    expect(highest).toBeLessThan(mostHeapBytes);
  });

  it("reads 50,000 products in memory that does not grow with them", async () => {
    async function* rows(): AsyncGenerator<Uint8Array> {
      for (let start = 0; start < 50_000; start += 500) {
        const records = Array.from({ length: 500 }, (_, index) => ({
          id: start + index,
          title: `Product ${start + index}`,
          brand: "Acme",
          price_cents: 100 + index,
          description: `Number ${start + index}. ${"It is made well and lasts long. ".repeat(20)}`,
          attributes: { colour: "red", size: index },
        }));
        yield gzipSync(`${records.map((record) => JSON.stringify(record)).join("\n")}\n`, { level: 1 });
      }
    }
    let documents = 0;
    const highest = await measureHeap(rows(), () => {
      documents += 1;
    });
    expect(documents).toBe(50_000);
    expect(highest).toBeLessThan(mostHeapBytes);
  });
});
