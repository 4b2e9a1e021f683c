import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** Puts the panel's own preact in the place of preact, in what the panel loads later. */
export function sharePreact(): Plugin {
  const kit = fileURLToPath(new URL("src/people/preact-kit.ts", import.meta.url));
  return { name: "share-preact", enforce: "pre", resolveId: (id) => (id === "preact" ? kit : null) };
}
