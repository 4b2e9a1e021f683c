import type { Platform } from "./platform.ts";

/**
 * Work that belongs to no tenant and comes round again and again, as looking for what is due. Every worker process runs
 * it, so it must bear being run twice at once; it ends soon, and hands longer work to jobs.
 */
export interface PeriodicWork {
  name: string;
  everySeconds: number;
  run(platform: Platform): Promise<void>;
}
