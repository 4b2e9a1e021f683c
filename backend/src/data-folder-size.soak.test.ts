import { describe, expect, it } from "vitest";
import { runResyncRounds } from "../soak/resync-rounds.ts";

const ROUNDS = process.env.NETVEXA_SOAK === "1" ? 50 : 5;
const PRODUCTS = process.env.NETVEXA_SOAK === "1" ? 2_000 : 400;
const MB = 1024 * 1024;

describe("[D4] the data folder of a shop whose catalogue changes with every sync", () => {
  it("stays within one and a half times its size", { timeout: 1_500_000 }, async () => {
    const { first, last } = await runResyncRounds({ rounds: ROUNDS, products: PRODUCTS });
    const inMb = ({ folder, database }: typeof first) =>
      `folder ${(folder / MB).toFixed(1)} MB, database ${(database / MB).toFixed(1)} MB`;
    process.stdout.write(`${ROUNDS} re-syncs of ${PRODUCTS} products: ${inMb(first)}; then ${inMb(last)}\n`);
    expect(last.folder / first.folder).toBeLessThan(1.5);
    expect(last.database / first.database).toBeLessThan(1.5);
  });
});
