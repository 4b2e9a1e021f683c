import { buildBundle } from "./build-bundle.mjs";

/** @type {import("./build-bundle.mjs").Bundle[]} */
const BUNDLES = [
  { name: "widget", folder: "widget", result: "widget.js", also: ["backend/contract/wire.ts"] },
  { name: "dashboard", folder: "backend/dashboard", result: "index.html", also: ["backend/contract"] },
];

/**
 * Builds everything that the server hands to browsers and that has changed since it was built.
 * @param {string} node path of Node 24
 * @returns {Promise<string[]>} what was built
 */
export async function buildBrowserFiles(node) {
  const built = await Promise.all(
    BUNDLES.map(async (bundle) => ((await buildBundle(node, bundle)) ? [bundle.name] : [])),
  );
  return built.flat();
}
