import { spawn } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { startServices } from "../tooling/services/start-services.ts";

/**
 * How fast a catalogue is taken in, beside writing the very same final rows by `insert … select unnest` in batches of
 * 10,000 as the owner without row-level security; and how much memory that takes. Each mode runs in a process of its
 * own.
 *
 *   npm run bench -- ingest [--products 20000] [--mode embedded|server|both]
 */
const { values } = parseArgs({
  options: { products: { type: "string", default: "20000" }, mode: { type: "string", default: "both" } },
});

const modes = values.mode === "both" ? ["embedded", "server"] : [values.mode];
for (const mode of modes) {
  const services = mode === "server" ? await startServices(["postgres", "redis"]) : null;
  const script = new URL("./ingest/measure.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [script, mode, values.products], {
    stdio: "inherit",
    env: { ...process.env, TEST_DATABASE_URL: "", TEST_REDIS_URL: "", ...services?.env },
  });
  const [code] = await once(child, "exit");
  await services?.stop();
  if (code !== 0) process.exitCode = 1;
}
