import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { catalogueLimits } from "./catalogue-limits.ts";

export interface RecordGroup {
  key: string;
  /** In the order they were added; those above `maxRecords` are dropped. */
  records: string[];
}

/** Gathers records by key from a stream of any length in bounded memory. */
export interface RecordGroups {
  add(key: string, record: string): Promise<void>;
  /** Each key once, with all its records; call it once, after the last `add`. */
  groups(): AsyncGenerator<RecordGroup>;
  /** Removes the temporary files. */
  dispose(): Promise<void>;
}

const partitions = 64;
const flushChars = 65_536;

interface State {
  memoryChars: number;
  maxRecords: number;
  groups: Map<string, RecordGroup>;
  chars: number;
  folder: string | null;
  pending: string[];
}

/**
 * Keeps records in memory up to `memoryChars`, then in 64 temporary files parted by a hash of the key, which are read
 * back one at a time: a hash join, whose memory is a 64th of what was added. Keys come out in the order they were first
 * seen as long as memory suffices. `maxRecords` is a product and one variant more than is kept, so that a cut is noticed.
 */
export function createRecordGroups(
  memoryChars: number = catalogueLimits.groupChars,
  maxRecords: number = catalogueLimits.variants + 2,
): RecordGroups {
  const state: State = {
    memoryChars,
    maxRecords,
    groups: new Map(),
    chars: 0,
    folder: null,
    pending: Array.from({ length: partitions }, () => ""),
  };
  return {
    add: (key, record) => addRecord(state, key, record),
    groups: () => listGroups(state),
    dispose: async () => {
      if (state.folder) await rm(state.folder, { recursive: true, force: true });
    },
  };
}

async function addRecord(state: State, key: string, record: string): Promise<void> {
  if (state.folder) {
    await writeRecord(state, key, record);
    return;
  }
  collect(state, key, record);
  state.chars += key.length + record.length;
  if (state.chars > state.memoryChars) await moveToFiles(state);
}

function collect(state: State, key: string, record: string): void {
  const group = state.groups.get(key) ?? { key, records: [] };
  state.groups.set(key, group);
  if (group.records.length < state.maxRecords) group.records.push(record);
}

async function moveToFiles(state: State): Promise<void> {
  state.folder = await mkdtemp(join(tmpdir(), "netvexa-catalogue-"));
  const { groups } = state;
  state.groups = new Map();
  for (const { key, records } of groups.values()) {
    for (const record of records) await writeRecord(state, key, record);
  }
}

async function writeRecord(state: State, key: string, record: string): Promise<void> {
  const partition = hashKey(key) % partitions;
  const text = `${state.pending[partition] ?? ""}${toLine([key, record])}\n`;
  state.pending[partition] = text;
  if (text.length >= flushChars) await flush(state, partition);
}

/** Reading by lines also ends one at these two, which JSON leaves as they are. */
const SEPARATORS = /[\u2028\u2029]/g;

function toLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(SEPARATORS, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);
}

async function flush(state: State, partition: number): Promise<void> {
  const text = state.pending[partition] ?? "";
  state.pending[partition] = "";
  if (text !== "" && state.folder) await appendFile(partitionFile(state.folder, partition), text);
}

function partitionFile(folder: string, partition: number): string {
  return join(folder, `${partition}.jsonl`);
}

async function* listGroups(state: State): AsyncGenerator<RecordGroup> {
  yield* state.groups.values();
  state.groups.clear();
  if (!state.folder) return;
  for (let partition = 0; partition < partitions; partition += 1) {
    await flush(state, partition);
    await readPartition(state, partitionFile(state.folder, partition));
    yield* state.groups.values();
    state.groups.clear();
  }
}

async function readPartition(state: State, file: string): Promise<void> {
  await appendFile(file, "");
  for await (const line of createInterface({ input: createReadStream(file, "utf8") })) {
    const [key, record]: [string, string] = JSON.parse(line);
    collect(state, key, record);
  }
}

/** FNV-1a, 32 bits. */
function hashKey(key: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01_00_01_93) >>> 0;
  }
  return hash;
}
