import { existsSync } from "node:fs";
import path from "node:path";
import { readLines } from "../../eval/retrieval/read-lines.ts";
import { makeProductLine } from "./make-product-line.ts";

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
 * for; made-up ones, and a line that says so, where the corpus is not there.
 */
export async function* productLines(count: number): AsyncGenerator<Uint8Array> {
  if (!existsSync(FILE)) {
    process.stderr.write(`${FILE} is not there: these are made-up products (NETVEXA_EVAL_DIR names the real ones).\n`);
    for (let number = 0; number < count; number += 1) yield Buffer.from(`${makeProductLine(number)}\n`);
    return;
  }
  let left = count;
  for (let round = 0; left > 0; round += 1) {
    for await (const line of readLines(FILE)) {
      yield Buffer.from(`${round === 0 ? line : renumber(line, round)}\n`);
      left -= 1;
      if (left === 0) return;
    }
  }
}

function renumber(line: string, round: number): string {
  return line.replace(/^\{"id": "/, `{"id": "${round}-`);
}
