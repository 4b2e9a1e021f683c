import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { serverFlags } from "../tooling/install/server-flags.mjs";
import { startServices } from "../tooling/services/start-services.ts";

/**
 * How fast a catalogue is taken in, beside writing the very same final rows by `insert … select unnest` in batches of
 * 10,000 as the owner without row-level security; and how much memory that takes. Each mode runs in a process of its
 * own, the embedded one on a folder that another process has made: making it takes more memory than using it.
 *
 *   npm run bench -- ingest [--products 20000] [--mode embedded|server|both]
 */
const { values } = parseArgs({
  options: { products: { type: "string", default: "20000" }, mode: { type: "string", default: "both" } },
});

for (const mode of values.mode === "both" ? ["embedded", "server"] : [values.mode]) {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-bench-"));
  const services = mode === "server" ? await startServices(["postgres", "redis"]) : null;
  const env = { ...process.env, TEST_DATABASE_URL: "", TEST_REDIS_URL: "", ...services?.env, NETVEXA_DATA_DIR: folder };
  if (mode === "embedded") await run("prepare", env);
  await run("measure", env);
  await services?.stop();
  await rm(folder, { recursive: true, force: true });
}

async function run(step: "prepare" | "measure", env: NodeJS.ProcessEnv): Promise<void> {
  const script = new URL(`./ingest/${step}.ts`, import.meta.url).pathname;
  const child = spawn(process.execPath, [...serverFlags, script, values.products], { stdio: "inherit", env });
  const [code] = await once(child, "exit");
  if (code !== 0) process.exitCode = 1;
}
