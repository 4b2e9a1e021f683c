import type { TenantContext } from "#platform/tenant-context";
import { createBatchWeight, type BatchWeight } from "./batch-weight.ts";
import { createNumberBlocks, type NumberBlocks } from "./number-blocks.ts";
import { createPause, type Pause } from "./pause.ts";
import { createSeenDocuments, type SeenDocuments } from "./seen-documents.ts";
import type { SyncProgress } from "./sync-run.ts";

const RESERVED = { document: 500, chunk: 1_000 } as const;

/** A sync while it is carried out. */
export interface Ingest {
  ctx: TenantContext;
  sourceId: string;
  startedAt: Date;
  defaultLanguage: string;
  progress: SyncProgress;
  signal: AbortSignal;
  seen: SeenDocuments;
  /** External ids of what the source said is gone. */
  gone: string[];
  numbers: NumberBlocks;
  weight: BatchWeight;
  pause: Pause;
  /** The write under way, while the next documents are read and cut. */
  writing: Promise<void>;
}

export function createIngest(
  of: Pick<Ingest, "ctx" | "sourceId" | "startedAt" | "defaultLanguage" | "progress" | "signal">,
): Ingest {
  return {
    ...of,
    seen: createSeenDocuments(),
    gone: [],
    numbers: createNumberBlocks(of.ctx, RESERVED),
    weight: createBatchWeight(of.ctx.platform.database),
    pause: createPause(),
    writing: Promise.resolve(),
  };
}
