import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

const FOLDER = process.env["NETVEXA_EVAL_DIR"] ?? path.resolve(import.meta.dirname, "../../../../shared/eval");
const FILE = path.join(FOLDER, "corpora/icecat-products.jsonl.gz");

/** How the lines of `productLines` become products. */
export const mapping = {
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
  constants: { currency: "USD" },
  templates: { url: "https://shop.example/p/{id}" },
  priceUnit: "minor" as const,
};

/**
 * So many products as JSON Lines: the 19,406 real ones of the Icecat corpus, again under other ids when more are asked
 * for. Throws when the corpus is not there.
 */
export async function* productLines(count: number): AsyncGenerator<Uint8Array> {
  if (!existsSync(FILE)) {
    throw new Error(`The corpus ${FILE} is not there; set NETVEXA_EVAL_DIR to the folder of the evaluation data.`);
  }
  let left = count;
  for (let round = 0; left > 0; round += 1) {
    const lines = createInterface({ input: createReadStream(FILE).pipe(createGunzip()) });
    for await (const line of lines) {
      yield Buffer.from(`${round === 0 ? line : renumber(line, round)}\n`);
      left -= 1;
      if (left === 0) return;
    }
  }
}

function renumber(line: string, round: number): string {
  return line.replace(/^\{"id": "/, `{"id": "${round}-`);
}
