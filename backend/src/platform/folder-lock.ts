import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, utimes, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { z } from "zod";
import { AppError } from "./errors.ts";

export interface FolderLock {
  release(): Promise<void>;
}

/** How often the holder shows that it lives, and after how long without a sign another host may take over. */
const HEARTBEAT_MS = 5_000;
const SILENT_MS = 60_000;

const holder = z.object({ id: z.string(), pid: z.number().int(), host: z.string(), processStart: z.string() });
type Holder = z.output<typeof holder>;

/**
 * Takes a folder for this process alone, because two processes on one database folder destroy it. A lock that a killed
 * process left is taken over at once on the same host, and after a minute of silence from another (a container's).
 * Throws `folder_in_use` naming the holder.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, "lock");
  const own: Holder = {
    id: randomUUID(),
    pid: process.pid,
    host: hostname(),
    processStart: await processStart(process.pid),
  };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await tryCreate(file, own)) return hold(file, own);
    const current = await readHolder(file);
    if (current && (await isAlive(file, current))) throw folderInUse(folder, current);
    await removeStale(file, current);
  }
  throw folderInUse(folder, await readHolder(file));
}

/** Written aside and linked into place, so that nobody ever reads half a lock. */
async function tryCreate(file: string, own: Holder): Promise<boolean> {
  const aside = `${file}.${own.id}`;
  await writeFile(aside, JSON.stringify(own), { mode: 0o600 });
  try {
    await link(aside, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    return holder.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

async function isAlive(file: string, current: Holder): Promise<boolean> {
  if (current.host === hostname()) return (await processStart(current.pid)) === current.processStart;
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < SILENT_MS;
}

/** Moves the dead lock away; if another process was quicker, its fresh lock is put back. */
async function removeStale(file: string, stale: Holder | null): Promise<void> {
  const aside = `${file}.stale-${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readHolder(aside);
  if (moved && moved.id !== stale?.id) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

function hold(file: string, own: Holder): FolderLock {
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  beat.unref();
  const release = async () => {
    clearInterval(beat);
    if ((await readHolder(file))?.id === own.id) await rm(file, { force: true });
  };
  return { release };
}

/** When a process began, in clock ticks since boot, together with the boot: tells a reused number apart. "" when it is gone. */
async function processStart(pid: number): Promise<string> {
  try {
    const [line, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    ]);
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "" : `${boot.trim()}:${fields[19] ?? ""}`;
  } catch {
    return process.platform === "linux" ? "" : signalStart(pid);
  }
}

function signalStart(pid: number): string {
  try {
    process.kill(pid, 0);
    return "running";
  } catch {
    return "";
  }
}

function folderInUse(folder: string, current: Holder | null): AppError {
  const who = current ? `process ${current.pid} on ${current.host}` : "another process";
  return new AppError({
    kind: "conflict",
    code: "folder_in_use",
    detail: `The data folder ${folder} is used by ${who}. Stop that one, or choose another folder: NETVEXA_DATA_DIR=…`,
  });
}
