import { describe, expect, it } from "vitest";
import { createFairTurns } from "./fair-turns.ts";

describe("[D4] turns between tenants", () => {
  it("passes over whoever was served until the round ends", () => {
    const turns = createFairTurns(3);
    turns.served("a");
    turns.served("b");
    expect(turns.passedOver([]).toSorted()).toEqual(["a", "b"]);
    expect(turns.nextRound()).toBe(true);
    expect(turns.passedOver([])).toEqual([]);
  });

  it("passes over a tenant that has as many jobs running as it may, in every round", () => {
    const turns = createFairTurns(2);
    expect(turns.passedOver(["a", "b", "a"])).toEqual(["a"]);
    expect(turns.nextRound()).toBe(false);
    expect(turns.passedOver(["a", "b", "a"])).toEqual(["a"]);
  });
});
