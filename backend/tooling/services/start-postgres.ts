import { spawn } from "node:child_process";
import { chown, cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPostgres, type PostgresPrograms } from "./find-postgres.ts";
import { freePort } from "./free-port.ts";
import { runOrThrow } from "./run-program.ts";
import { stopProcess, untilItAnswers, type RunningService } from "./running-service.ts";

/** Starts a throw-away PostgreSQL on a free loopback port; its URL logs in as superuser. The data is gone after `stop`. */
export async function startPostgres(): Promise<RunningService> {
  const folder = await mkdtemp(join(tmpdir(), "netvexa-postgres-"));
  const account = await unprivilegedAccount();
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const programs = await reachablePrograms(await findPostgres(), { folder, isRoot: account !== undefined });
  const data = join(folder, "data");
  const options = { ...account, env: programs.env, cwd: folder };
  const init = [
    "--pgdata",
    data,
    "--username",
    "postgres",
    "--auth",
    "trust",
    "--encoding",
    "UTF8",
    "--locale",
    "C.UTF-8",
    "--no-sync",
  ];
  await runOrThrow([join(programs.bin, "initdb"), ...init], options);
  const port = await freePort();
  const child = spawn(join(programs.bin, "postgres"), ["-D", data, ...settings(folder, port)], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await untilItAnswers({ name: "PostgreSQL", child, port });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    pid: child.pid ?? 0,
    async stop() {
      // SIGINT is PostgreSQL's fast shutdown: open sessions are ended.
      await stopProcess(child, "SIGINT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function settings(folder: string, port: number): string[] {
  const values = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    max_connections: "200",
    shared_buffers: "256MB",
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_wal_size: "2GB",
    jit: "off",
    log_min_messages: "fatal",
    timezone: "GMT",
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

// PostgreSQL refuses to run as root.
async function unprivilegedAccount(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const account = accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  if (account === undefined)
    throw new Error("PostgreSQL does not run as root and there is no account postgres or nobody");
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

// Root's cache folder is usually closed to other accounts, so the server runs from a copy that lies with its data.
async function reachablePrograms(
  programs: PostgresPrograms,
  place: { folder: string; isRoot: boolean },
): Promise<PostgresPrograms> {
  if (programs.root === undefined || !place.isRoot) return programs;
  const copy = join(place.folder, "programs");
  await cp(programs.root, copy, { recursive: true, verbatimSymlinks: true });
  const move = (text: string): string => text.replaceAll(programs.root ?? "", copy);
  return {
    bin: move(programs.bin),
    env: { ...programs.env, LD_LIBRARY_PATH: move(programs.env["LD_LIBRARY_PATH"] ?? "") },
    root: copy,
  };
}
