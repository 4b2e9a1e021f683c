import { readdirSync } from "node:fs";
import path from "node:path";

const notSuites = new Set(["main", "all", "slice"]);

/** Names of the suites: the files of the folder above, without tests. */
export function listSuites(): string[] {
  return readdirSync(path.join(import.meta.dirname, ".."))
    .filter((file) => /^[a-z0-9-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -".ts".length))
    .filter((name) => !notSuites.has(name))
    .toSorted();
}
