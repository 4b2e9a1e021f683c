import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startInstallation, type RunningInstallation } from "./start-installation.ts";

const run = promisify(execFile);
const CLI = fileURLToPath(new URL("../backend/cli/main.ts", import.meta.url));

const CATALOGUE = `Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Status
kettle,Alpine Kettle,<p>Boils a litre in four minutes.</p>,Norrfell,Colour,Red,KET-1,39.90,7,active
kettle,,,,,Green,KET-2,42.50,0,active
mug,Enamel Mug,<p>Holds 300 ml and survives a fall.</p>,Norrfell,Title,Default Title,MUG-1,12.00,20,active
`;

let installation: RunningInstallation;
let folder: string;
beforeAll(async () => {
  installation = await startInstallation();
  folder = await mkdtemp(path.join(tmpdir(), "netvexa-cli-"));
});
afterAll(async () => {
  await installation?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function netvexa(...args: string[]): Promise<{ json: unknown; text: string }> {
  const env = { PATH: process.env.PATH ?? "", HOME: folder, XDG_CONFIG_HOME: folder };
  const { stdout } = await run(process.execPath, [CLI, ...args], { env });
  return { text: stdout, json: args.includes("--json") ? JSON.parse(stdout) : null };
}

describe("[D1] [E1] [P5] the command line", () => {
  it("takes one's own catalogue from a file to a priced answer in two commands", async () => {
    const file = path.join(folder, "products.csv");
    await writeFile(file, CATALOGUE);
    await netvexa("connect", "--url", installation.apiUrl, "--operator", installation.operatorCredential ?? "");
    const tried = await netvexa("try", file, "--name", "Camp shop");
    expect(tried.text).toContain("2 indexed");
    const preview = /(http\S+\/preview\?storefront=pk_\w+)/.exec(tried.text)?.[1] ?? "";
    expect((await fetch(preview)).status).toBe(200);

    const { json } = await netvexa("ask", "How much is the Alpine Kettle in red?", "--json");
    expect(json).toMatchObject({ outcome: "answered", answer: expect.stringContaining("€39.90") });
    const { text } = await netvexa("search", "enamel", "mug");
    expect(text).toContain("Enamel Mug");
  });

  it("says in one line what is wrong, and fails", async () => {
    await expect(netvexa("--url", "http://127.0.0.1:9", "status")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Nothing answers at http:\/\/127.0.0.1:9.*npm start/),
    });
    await expect(netvexa("dead-letters", "retry", "0198a000-0000-7000-8000-000000000000")).rejects.toMatchObject({
      stderr: expect.stringContaining("not_found"),
    });
  });

  it("shows the operator the installation and its tenants, and backs it up", async () => {
    expect((await netvexa("status", "--json")).json).toMatchObject({ mode: "embedded", queue: { deadLetters: 0 } });
    const { json } = await netvexa("tenant", "list", "--json");
    expect((json as { tenants: { name: string }[] }).tenants.length).toBeGreaterThanOrEqual(1);
    const backup = (await netvexa("backup", "--json")).json as { file: string; bytes: number };
    expect(backup.bytes).toBeGreaterThan(100_000);
  });
});
