import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { requirements } from "./requirements.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PASSED_OVER = new Set(["node_modules", "dist", ".git", ".cache", ".netvexa", ".astro", "build"]);

describe("every promised capability", () => {
  it("is cited by a test, and every cited id is promised", () => {
    const cited = citedIds(ROOT);
    expect(cited.size).toBeGreaterThan(0);
    expect(Object.keys(requirements).filter((id) => !cited.has(id))).toEqual([]);
    const strangers = [...cited.keys()].filter((id) => !(id in requirements) && !LATER.has(id));
    expect(strangers).toEqual([]);
  });
});

/** Cited by tests of ground that is laid already, but promised only when the whole capability is there. */
const LATER = new Set([
  "A5",
  "L3",
  "I3",
  "O5",
  "V4",
  "C1",
  "D3",
  "E7",
  "E8",
  "E9",
  "F4",
  "G3",
  "G4",
  "G5",
  "G6",
  "G9",
  "H1",
  "I1",
  "S-1",
  "S-4",
  "T6",
  "T7",
  "X8",
  "P1",
  "R6",
  "O3",
  "L7",
  "R1",
  "B5",
  "B6",
]);

function citedIds(folder: string, found = new Map<string, string>()): Map<string, string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) citedIds(file, found);
    if (/\.test\.(ts|tsx)$/.test(entry.name) && entry.name !== "requirements.test.ts") addCitations(file, found);
  }
  return found;
}

/** Ids stand in brackets in the titles of `describe` and `it`. */
function addCitations(file: string, found: Map<string, string>): void {
  const titles = readFileSync(file, "utf8").matchAll(
    /(?:describe|it|test)(?:\.\w+)*(?:\([^()]*\))?\(\s*[`"']([^`"'\n]+)/g,
  );
  for (const [, title = ""] of titles) {
    for (const [, id = ""] of title.matchAll(/\[([A-Z]-?\d{1,2})\]/g)) found.set(id, file);
  }
}
