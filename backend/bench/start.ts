/**
 * How long a start takes until `/readyz` says that the server can serve: the first on an empty data folder, and further
 * ones on the folder that it left, without the demo store.
 *
 *   npm run bench -- start [starts]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startServerProcess } from "../soak/server-process.ts";

const STARTS = Number(process.argv[2] ?? 5);

const folder = await mkdtemp(path.join(tmpdir(), "netvexa-bench-"));
try {
  process.stdout.write(`first start   ${await timeStart()} ms until ready\n`);
  const times: number[] = [];
  for (let start = 0; start < STARTS; start += 1) times.push(await timeStart());
  const sorted = times.toSorted((one, next) => one - next);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  process.stdout.write(`later starts  ${median} ms until ready (median of ${times.join(", ")})\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function timeStart(): Promise<number> {
  const server = await startServerProcess(folder);
  await server.stop();
  return Math.round(server.startMs);
}
