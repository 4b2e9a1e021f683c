import { loadDemoStore, seedDemoStore } from "#features/demo-store";
import type { Platform } from "#platform/platform";
import { writeLine } from "./start-messages.ts";

export interface Demo {
  demoKey(): string | null;
  /** Reads the demo store in under the address where it is served; at once when nothing changed since the last time. */
  readIn(url: string): Promise<void>;
}

export function createDemo(platform: Platform): Demo {
  let key: string | null = null;
  const readIn = async (url: string) => {
    key = await seedDemoStore(platform, { content: loadDemoStore(url), origins: originsOf(url), onProgress });
  };
  return { demoKey: () => key, readIn };
}

function onProgress(done: number, total: number): void {
  writeLine(`Reading the demo store in: ${done} of ${total}`);
}

/** The same machine goes by several names in a browser's address bar. */
function originsOf(url: string): string[] {
  const { protocol, hostname, host, port } = new URL(url);
  const local = ["127.0.0.1", "localhost", "[::1]"];
  const names = local.includes(hostname) ? local.map((name) => (port === "" ? name : `${name}:${port}`)) : [host];
  return names.map((name) => `${protocol}//${name}`);
}
