import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { serverFlags } from "../tooling/install/server-flags.mjs";

/** The product as it is run, in a process of its own. */
export interface ServerProcess {
  pid: number;
  url: string;
  /** Printed on the first start alone, after the addresses; rejects when the server ends without it. */
  readOperatorCredential(): Promise<string>;
  /** From the spawning until `/readyz` said that it can serve. */
  startMs: number;
  /** Ends it at once, as a power switch does for the process. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does; throws when it does not end well. */
  stop(): Promise<void>;
}

const MAIN = new URL("../src/main.ts", import.meta.url).pathname;
const ADDRESS = /(https?:\/\/\S+)\/docs\/api\s/;
const CREDENTIAL = /Operator credential[^:]*: (\S+)\s/;

/** Starts the product on a data folder, without the demo store, and resolves once it is ready. */
export async function startServerProcess(
  folder: string,
  settings: Record<string, string | undefined> = {},
): Promise<ServerProcess> {
  const { PATH, HOME } = process.env;
  const own = { NETVEXA_DATA_DIR: folder, NETVEXA_DEMO: "false", NETVEXA_LOG_LEVEL: "error", PORT: "0" };
  const began = performance.now();
  const child = spawn(process.execPath, [...serverFlags, MAIN], { env: { PATH, HOME, ...own, ...settings } });
  const ended = once(child, "close");
  let text = "";
  const reading = new EventEmitter();
  const read = (piece: Buffer) => {
    text += piece.toString();
    reading.emit("text");
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  const readMatch = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const match = pattern.exec(text)?.[1];
      if (match !== undefined) return match;
      const isOver = await Promise.race([once(reading, "text").then(() => false), ended.then(() => true)]);
      if (isOver) throw new Error(`The server ended early:\n${text}`);
    }
  };
  const url = await readMatch(ADDRESS);
  while (!(await fetch(`${url}/readyz`)).ok) await delay(5);
  const startMs = performance.now() - began;
  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    child.kill(signal);
    await ended;
  };
  const stop = async () => {
    await end("SIGTERM");
    if (child.exitCode !== 0) throw new Error(`The server did not stop well (${child.exitCode}):\n${text}`);
  };
  return {
    pid: child.pid ?? 0,
    url,
    readOperatorCredential: () => readMatch(CREDENTIAL),
    startMs,
    kill: () => end("SIGKILL"),
    stop,
  };
}
