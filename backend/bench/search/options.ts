import { parseArgs } from "node:util";

export interface SearchBenchOptions {
  /** Sizes of the catalogue, ascending. */
  products: number[];
  rounds: number;
}

export function readSearchOptions(): SearchBenchOptions {
  const { values } = parseArgs({
    options: {
      products: { type: "string", default: "1000,10000,20000,50000" },
      rounds: { type: "string", default: "3" },
    },
  });
  const products = values.products.split(",").map(Number);
  if (products.some((count) => !(count > 0))) throw new Error("--products takes numbers with commas between.");
  return { products: products.toSorted((one, other) => one - other), rounds: Math.max(1, Number(values.rounds)) };
}

/** What is promised up to a size of the catalogue. */
export function searchGoals(isServer: boolean): { atProducts: number; mostRatio: number; mostMs: number } {
  return { atProducts: 20_000, mostRatio: 15, mostMs: isServer ? 10 : 25 };
}
