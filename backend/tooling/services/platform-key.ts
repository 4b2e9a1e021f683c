import { readFile } from "node:fs/promises";

/** Names the system that unpacked programs belong to, such as `debian-12-x64`. */
export async function platformKey(): Promise<string> {
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  const field = (name: string): string => new RegExp(`^${name}="?([\\w.-]+)`, "m").exec(release)?.[1] ?? "unknown";
  return `${field("ID")}-${field("VERSION_ID")}-${process.arch}`;
}
