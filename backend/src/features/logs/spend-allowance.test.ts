import { describe, expect, it } from "vitest";
import { createMemoryStore } from "#platform/memory-store";
import { spendAllowance } from "./spend-allowance.ts";

describe("[G10] an allowance that processes share", () => {
  const limit = { points: 10, seconds: 60 };

  it("lets through what fits, and refuses the rest without counting it", async () => {
    const store = createMemoryStore();
    const spend = (cost: number) => spendAllowance(store, { key: "a", limit }, cost);
    expect(await spend(6)).toMatchObject({ allowed: true, remaining: 4 });
    expect(await spend(5)).toMatchObject({ allowed: false });
    expect(await spend(4)).toMatchObject({ allowed: true, remaining: 0 });
    const refused = await spend(1);
    expect(refused.allowed).toBe(false);
    expect(refused.retryAfterSeconds).toBeGreaterThan(0);
    await store.close();
  });

  it("is told to the others, who then know", async () => {
    const store = createMemoryStore();
    await spendAllowance(store, { key: "b", limit }, 1);
    await spendAllowance(store, { key: "b", limit }, 8);
    const seen = async () => (await store.consume("b", limit, 0)).remaining;
    await expect.poll(seen, { timeout: 5_000 }).toBe(1);
    await store.close();
  });
});
