import { describe, expect, it } from "vitest";
import { routes } from "./route-registry.ts";

/** `/v1/agents/:id` and `/v1/agents/:agentId` are one address. */
function addressOf({ contract }: (typeof routes)[number]): string {
  return `${contract.method} ${contract.path.replaceAll(/\{[^}]+\}|:[^/]+/g, "*")}`;
}

describe("[P1] the registry of routes", () => {
  it.each([
    ["id", ({ contract }: (typeof routes)[number]) => contract.id],
    ["address", addressOf],
  ])("has each %s once, so that no route hides another", (_, nameOf) => {
    const names = routes.map(nameOf);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });
});
