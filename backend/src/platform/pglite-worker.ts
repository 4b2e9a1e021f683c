import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { vector } from "@electric-sql/pglite-pgvector";
import type { WorkerRequest, WorkerResponse, WorkerStart } from "./pglite-protocol.ts";

const port = parentPort;
if (!port) throw new Error("pglite-worker.ts runs only as a worker thread");

const start: WorkerStart = workerData;
/** The engine has no background processes to trim its log, so the log is kept short from the start. */
const SETTINGS = { max_wal_size: "64MB", min_wal_size: "32MB" };

const opening = PGlite.create({
  startParams: [
    ...PGlite.defaultStartParams,
    ...Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ],
  ...(start.dataDir === null ? {} : { dataDir: start.dataDir }),
  ...(start.snapshot === null ? {} : { loadDataDir: new Blob([start.snapshot]) }),
  extensions: { vector, pg_trgm },
});

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
  if (request.parameters.length > 0) {
    const result = await engine.query(request.text, request.parameters);
    return { id: request.id, rows: result.rows, affected: result.affectedRows ?? 0 };
  }
  const last = (await engine.exec(request.text)).at(-1);
  return { id: request.id, rows: last?.rows ?? [], affected: last?.affectedRows ?? 0 };
}

function describe(error: unknown): WorkerResponse["error"] {
  if (!(error instanceof Error)) return { message: String(error), fields: {} };
  const fields = Object.fromEntries(Object.entries(error).filter(([, value]) => typeof value === "string"));
  return { message: error.message, fields };
}

port.on("message", (request: WorkerRequest) => {
  answer(request).then(
    (response) => port.postMessage(response),
    (error: unknown) => port.postMessage({ id: request.id, rows: [], affected: 0, error: describe(error) }),
  );
});
