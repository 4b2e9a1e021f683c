import v8 from "node:v8";

/** How much the heap may grow beyond what lived at the last full collection before there is another, in percent. */
const GROWTH_PERCENT = 30;

/**
 * Makes the engine collect sooner. Left to itself it lets the heap of a process that reads a catalogue grow to several
 * times what lives in it; collecting sooner costs that process a few percent of its time. For the whole process.
 */
export function keepHeapSmall(): void {
  v8.setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
