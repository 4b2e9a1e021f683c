import type { Kit } from "./people-contract.ts";

let create: Kit["h"];
let group: Kit["Fragment"];

/** Takes over the panel's own preact, before anything is drawn. */
export function takeKit(kit: Kit): void {
  create = kit.h;
  group = kit.Fragment;
}

/** In the place of preact, in what is loaded later, so that no visitor loads it twice. */
export { create as h, group as Fragment };
