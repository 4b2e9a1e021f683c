import { productLines } from "../ingest/products.ts";

/** The products from one number up to another, as JSON Lines. */
export async function* sliceOfProducts(from: number, to: number): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const line of productLines(to)) {
    if (number >= from) yield Buffer.from(line);
    number += 1;
  }
}
