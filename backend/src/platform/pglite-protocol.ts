/** How the thread that holds the embedded engine is started. */
export interface WorkerStart {
  /** Folder on disk; null keeps the database in memory. */
  dataDir: string | null;
  /** A dump to start from; null for an empty database or the folder's own content. */
  snapshot: Uint8Array<ArrayBuffer> | null;
}

/**
 * Kept plans save most of the time of short statements; work in bulk has lists of every length, which are planned for
 * what they hold: with kept plans, taking in a catalogue took 1.4 times as long.
 */
export type StatementPlanning = "kept" | "each time";

export type WorkerRequest =
  | { id: number; kind: "ready" }
  | { id: number; kind: "query"; text: string; parameters: unknown[]; planning: StatementPlanning }
  | { id: number; kind: "dump" }
  | { id: number; kind: "close" };

export interface WorkerResponse {
  id: number;
  rows: unknown[];
  affected: number;
  error?: { message: string; fields: Record<string, unknown> };
}
