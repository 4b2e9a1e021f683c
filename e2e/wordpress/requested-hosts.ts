import { readFile } from "node:fs/promises";
import path from "node:path";
import type { RunningWordpress } from "./start-wordpress.ts";

/** Where WordPress sent requests to: not those to itself, nor those that it makes without any plugin. */
export async function requestedHosts({ folder }: RunningWordpress): Promise<string[]> {
  const log = await readFile(path.join(folder, "wp-content/requests.log"), "utf8").catch(() => "");
  const hosts = log.split("\n").flatMap((line) => (line === "" ? [] : [new URL(line).host]));
  return [...new Set(hosts)].filter((host) => !/(^|\.)(wordpress\.org|pingomatic\.com)$/.test(host));
}
