import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { vector } from "@electric-sql/pglite-pgvector";
import { createPreparedStatements, runOnce } from "./prepared-statements.ts";
import type { WorkerRequest, WorkerResponse, WorkerStart } from "./pglite-protocol.ts";

const port = parentPort;
if (!port) throw new Error("pglite-worker.ts runs only as a worker thread");

const start: WorkerStart = workerData;
/** The engine has no background processes to trim its log, so the log is kept short from the start. */
const SETTINGS = { max_wal_size: "64MB", min_wal_size: "32MB" };

/** What may change what a kept statement reads. */
const SCHEMA_CHANGE = /\b(create|alter|drop)\b/i;

const opening = PGlite.create({
  startParams: [
    ...PGlite.defaultStartParams,
    ...Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ],
  ...(start.dataDir === null ? {} : { dataDir: start.dataDir }),
  ...(start.snapshot === null ? {} : { loadDataDir: new Blob([start.snapshot]) }),
  extensions: { vector, pg_trgm },
});

const statements = opening.then(createPreparedStatements);

async function answer(request: WorkerRequest): Promise<WorkerResponse> {
  const engine = await opening;
  switch (request.kind) {
    case "ready":
      return { id: request.id, rows: [], affected: 0 };
    case "query":
      return runQuery(engine, request);
    case "dump":
      return {
        id: request.id,
        rows: [new Uint8Array(await (await engine.dumpDataDir("none")).arrayBuffer())],
        affected: 0,
      };
    case "close":
      await engine.close();
      return { id: request.id, rows: [], affected: 0 };
  }
}

async function runQuery(engine: PGlite, request: WorkerRequest & { kind: "query" }): Promise<WorkerResponse> {
  const { id, text, parameters, planning } = request;
  const kept = await statements;
  if (parameters.length > 0 && planning === "kept") return { id, ...(await kept.run(text, parameters)) };
  if (parameters.length > 0) return { id, ...(await runOnce(engine, text, parameters)) };
  if (SCHEMA_CHANGE.test(text)) await kept.forgetAll();
  const last = (await engine.exec(text)).at(-1);
  return { id, rows: last?.rows ?? [], affected: last?.affectedRows ?? 0 };
}

function describe(error: unknown): WorkerResponse["error"] {
  if (!(error instanceof Error)) return { message: String(error), fields: {} };
  const fields = Object.fromEntries(Object.entries(error).filter(([, value]) => typeof value === "string"));
  return { message: error.message, fields };
}

/** Statements are answered in the order in which they came, however each of them is run. */
let last: Promise<void> = Promise.resolve();
port.on("message", (request: WorkerRequest) => {
  last = last
    .then(() => answer(request))
    .then(
      (response) => port.postMessage(response),
      (error: unknown) => port.postMessage({ id: request.id, rows: [], affected: 0, error: describe(error) }),
    );
});
