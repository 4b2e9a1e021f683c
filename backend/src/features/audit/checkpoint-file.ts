import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Platform } from "#platform/platform";
import { checkpoint, type Checkpoint } from "./checkpoint.ts";

/** Checkpoints outside of the database: whoever cuts off the end of a chain there cannot cut it off here. */
function fileOf(platform: Platform): string {
  return path.join(platform.env.dataDir, "audit-checkpoints.jsonl");
}

export async function appendCheckpoints(platform: Platform, signed: Checkpoint[]): Promise<void> {
  await mkdir(platform.env.dataDir, { recursive: true, mode: 0o700 });
  await appendFile(fileOf(platform), signed.map((line) => `${JSON.stringify(line)}\n`).join(""), { mode: 0o600 });
}

/** What this machine has signed; nothing where it has not signed yet. A line that was cut off is left out. */
export async function readCheckpoints(platform: Platform): Promise<Checkpoint[]> {
  const text = await readFile(fileOf(platform), "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    const parsed = checkpoint.safeParse(parseLine(line));
    return parsed.success ? [parsed.data] : [];
  });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
