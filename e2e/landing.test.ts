import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const LANDING = fileURLToPath(new URL("../landing", import.meta.url));

let site: string;
beforeAll(async () => {
  site = await mkdtemp(path.join(tmpdir(), "netvexa-landing-"));
  const astro = path.join(LANDING, "node_modules/astro/bin/astro.mjs");
  await promisify(execFile)(process.execPath, [astro, "build", "--outDir", site], {
    cwd: LANDING,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
  });
});
afterAll(() => rm(site, { recursive: true }));

async function listPages(): Promise<string[]> {
  const names = await readdir(site, { recursive: true });
  return names.filter((name) => name.endsWith(".html"));
}

/** Where the links and pictures of a page lead within the site, as files. */
async function listTargets(page: string): Promise<string[]> {
  const html = await readFile(path.join(site, page), "utf8");
  const addresses = [...html.matchAll(/(?:href|src)="([^"#]+)(?:#[^"]*)?"/g)].map(([, address = ""]) => address);
  const base = new URL(page, "http://site.example/");
  const own = addresses.map((address) => new URL(address, base)).filter(({ host }) => host === base.host);
  return own.map(({ pathname }) => (pathname.endsWith("/") ? `${pathname}index.html` : pathname));
}

describe("[T6] the public site", () => {
  it("builds, with a page for each topic of the documentation", async () => {
    const topics = (await readdir(path.join(LANDING, "src/pages/docs"))).filter((name) => name.endsWith(".md"));
    expect(topics.length).toBeGreaterThan(0);
    expect(await listPages()).toEqual(
      expect.arrayContaining(topics.map((name) => `docs/${name.replace(".md", "/index.html")}`)),
    );
  });

  it("leads to nothing that is not there", async () => {
    const dead: string[] = [];
    for (const page of await listPages()) {
      for (const target of await listTargets(page)) {
        const isThere = await stat(path.join(site, target)).then(
          (found) => found.isFile(),
          () => false,
        );
        if (!isThere) dead.push(`${page} → ${target}`);
      }
    }
    expect(dead).toEqual([]);
  });
});
