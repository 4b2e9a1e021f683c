import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export interface RunningInstallation {
  /** Answers only where the demo store was not switched off. */
  demoUrl: string;
  apiUrl: string;
  operatorCredential: string | null;
  /** Everything that the program printed. */
  output(): string;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL("../backend/src/main.ts", import.meta.url));
const START_MS = 150_000;

/** The real program, with its demo store unless `env` says otherwise, on a free port and a data folder of its own. */
export async function startInstallation(env: Record<string, string> = {}): Promise<RunningInstallation> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-journey-"));
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH ?? "",
      HOME: folder,
      PORT: "0",
      NETVEXA_LOG_LEVEL: "warn",
      NETVEXA_DATA_DIR: path.join(folder, "data"),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = collectOutput(child);
  const apiUrl = await waitForLine(child, output, /API reference\s+(http\S+)\/docs\/api/);
  return {
    demoUrl: `${apiUrl}/demo`,
    apiUrl,
    operatorCredential: /nvxo_[\w-]{43}/.exec(output())?.[0] ?? null,
    output,
    stop: async () => {
      await stop(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function collectOutput(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece: Buffer) => (text += piece.toString()));
  return () => text;
}

async function waitForLine(child: ChildProcess, output: () => string, pattern: RegExp): Promise<string> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const match = pattern.exec(output());
    if (match?.[1]) return match[1];
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill("SIGKILL");
  throw new Error(`The program did not print its address. It said:\n${output()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await gone;
  clearTimeout(force);
}
