/**
 * What a server process that has nothing to do keeps in memory (resident set), embedded and with a PostgreSQL server and
 * a Redis. Measured after it has settled; the second start, so that making the database is not in it.
 *
 *   npm run bench -- memory
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openTestDatabase } from "#test/test-database";
import { startServerProcess } from "../soak/server-process.ts";
import { startServices } from "../tooling/services/start-services.ts";

/** What is promised, in MB. */
const MOST_MB = { embedded: 650, server: 250 } as const;
const SETTLED_MS = 15_000;

type Mode = keyof typeof MOST_MB;

const [mode] = process.argv.slice(2);
if (mode === "server" || mode === "embedded") await measure(mode);
else {
  await measure("embedded");
  await measureWithServices();
}

/** The addresses of the servers are read from the environment of a process, so the measuring is done in one of its own. */
async function measureWithServices(): Promise<void> {
  const services = await startServices(["postgres", "redis"]);
  const env = { ...process.env, ...services.env };
  const child = spawn(process.execPath, [import.meta.filename, "server"], { stdio: "inherit", env });
  process.exitCode = (await new Promise<number | null>((resolve) => child.on("exit", resolve))) || process.exitCode;
  await services.stop();
}

async function measure(of: Mode): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-bench-"));
  const database = of === "server" ? await openTestDatabase() : null;
  const settings = database?.urls
    ? {
        DATABASE_URL: database.urls.app,
        DATABASE_SYSTEM_URL: database.urls.system,
        DATABASE_OWNER_URL: database.urls.owner,
        REDIS_URL: process.env["TEST_REDIS_URL"],
        NETVEXA_SECRET: "a-secret-of-the-benchmark-that-is-none",
      }
    : {};
  try {
    await (await startServerProcess(folder, settings)).stop();
    const server = await startServerProcess(folder, settings);
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    report(of, await readMemory(server.pid));
    await server.stop();
  } finally {
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Memory {
  residentMb: number;
  peakMb: number;
}

async function readMemory(pid: number): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const read = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? Number.NaN) / 1024;
  return { residentMb: read("VmRSS"), peakMb: read("VmHWM") };
}

function report(of: Mode, { residentMb, peakMb }: Memory): void {
  const isMet = residentMb <= MOST_MB[of];
  const verdict = `at most ${MOST_MB[of]}: ${isMet ? "met" : "MISSED"}`;
  process.stdout.write(
    `idle, ${of.padEnd(8)}  ${residentMb.toFixed(0)} MB (${verdict}; ${peakMb.toFixed(0)} MB at the most since its start)\n`,
  );
  if (!isMet) process.exitCode = 1;
}
