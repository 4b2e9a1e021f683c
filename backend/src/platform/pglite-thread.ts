import { Worker } from "node:worker_threads";
import type { StatementPlanning, WorkerRequest, WorkerResponse, WorkerStart } from "./pglite-protocol.ts";

export interface PgliteThread {
  query(
    text: string,
    parameters: readonly unknown[],
    planning?: StatementPlanning,
  ): Promise<{ rows: unknown[]; affected: number }>;
  /** The whole database as an uncompressed tar. */
  dump(): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** Room for young objects; by default it would be 48 MB, for which this thread has no use. */
const YOUNG_MB = 16;

type Waiting = { resolve: (response: WorkerResponse) => void; reject: (error: Error) => void };
type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

/** Starts the embedded engine in a thread of its own, so that a long statement never stops the event loop. */
export async function startPgliteThread(start: WorkerStart): Promise<PgliteThread> {
  const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), {
    workerData: start,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const failAll = (error: Error) => {
    for (const entry of waiting.values()) entry.reject(error);
    waiting.clear();
  };
  worker.on("error", failAll);
  worker.on("exit", () => failAll(new Error("The embedded database has stopped.")));
  worker.on("message", (response: WorkerResponse) => settle(waiting, response));
  const send = (request: WithoutId<WorkerRequest>): Promise<WorkerResponse> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ ...request, id: lastId });
    });
  await send({ kind: "ready" });
  return {
    query: (text, parameters, planning = "each time") =>
      send({ kind: "query", text, parameters: [...parameters], planning }),
    dump: async () => firstBytes(await send({ kind: "dump" })),
    close: async () => {
      await send({ kind: "close" });
      await worker.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, response: WorkerResponse): void {
  const entry = waiting.get(response.id);
  waiting.delete(response.id);
  if (!entry) return;
  if (response.error) entry.reject(Object.assign(new Error(response.error.message), response.error.fields));
  else entry.resolve(response);
}

function firstBytes(response: WorkerResponse): Uint8Array<ArrayBuffer> {
  const [bytes] = response.rows;
  if (!(bytes instanceof Uint8Array)) throw new Error("The embedded database returned no dump.");
  return new Uint8Array(bytes);
}
