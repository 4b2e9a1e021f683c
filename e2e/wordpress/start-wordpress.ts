import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../../backend/tooling/services/free-port.ts";
import { runOrThrow } from "../../backend/tooling/services/run-program.ts";
import { stopProcess, untilItAnswers } from "../../backend/tooling/services/running-service.ts";
import { visit } from "./visit.ts";

const SITE = fileURLToPath(new URL("site", import.meta.url));
const WORDPRESS = process.env.TEST_WORDPRESS_DIR;
const PHP = process.env.TEST_PHP_PATH;
const PLUGIN = process.env.TEST_WORDPRESS_PLUGIN;

/** Whether this machine could get a WordPress; `npm run test:e2e` names it to the tests. */
export const hasWordpress = WORDPRESS !== undefined && PHP !== undefined && PLUGIN !== undefined;

export interface RunningWordpress {
  url: string;
  folder: string;
  /**
   * Runs PHP inside WordPress as the administrator; what it returns comes back by way of JSON. `site` is the folder of a
   * site of the network, such as `/second`.
   */
  run(code: string, site?: string): Promise<unknown>;
  /** What WordPress wrote into its debug log. */
  log(): Promise<string>;
  /** Kills PHP wherever it is, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A WordPress of its own on SQLite, with the plugin's zip installed but not active, on a free loopback port; as a network
 * of sites in folders where that is asked for.
 */
export async function startWordpress(options: { isNetwork?: boolean; port?: number } = {}): Promise<RunningWordpress> {
  if (WORDPRESS === undefined || PHP === undefined || PLUGIN === undefined) {
    throw new Error("TEST_WORDPRESS_DIR, TEST_PHP_PATH and TEST_WORDPRESS_PLUGIN are not set. Run: npm run test:e2e");
  }
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-wordpress-"));
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  // No program of the system can be found, its PHP least of all.
  const token = randomUUID();
  const env = {
    TEST_SITE_URL: url,
    TEST_RUN_TOKEN: token,
    TEST_NETWORK: options.isNetwork === true ? "1" : "",
    HOME: folder,
    PATH: folder,
    PHP_CLI_SERVER_WORKERS: "4",
  };
  await prepareSite(folder);
  await runOrThrow([PHP, path.join(folder, "install.php")], { env });
  let server = await serve({ folder, port, env });
  const run = (code: string, site = "") => runInside(`${url}${site}`, token, code);
  // By WordPress's own unpacking, which has its own opinion of archives.
  const unpacked = await run(`WP_Filesystem(); return true === unzip_file( '${PLUGIN}', WP_PLUGIN_DIR );`);
  if (unpacked !== true) throw new Error(`WordPress cannot unpack ${PLUGIN}`);
  return {
    url,
    folder,
    run,
    log: () => readFile(path.join(folder, "wp-content/debug.log"), "utf8").catch(() => ""),
    crash: async () => {
      await stopWithWorkers(server, "SIGKILL");
      await untilNothingAnswers(url);
      server = await serve({ folder, port, env });
    },
    stop: async () => {
      await stopWithWorkers(server, "SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Served {
  folder: string;
  port: number;
  env: Record<string, string>;
}

async function serve({ folder, port, env }: Served): Promise<ChildProcess> {
  const args = ["-S", `127.0.0.1:${port}`, "-t", folder, path.join(folder, "router.php")];
  const server = spawn(PHP ?? "", args, { env, stdio: ["ignore", "ignore", "pipe"], detached: true });
  await untilItAnswers({ name: "WordPress", child: server, port });
  return server;
}

async function prepareSite(folder: string): Promise<void> {
  await cp(WORDPRESS ?? "", folder, { recursive: true });
  const content = path.join(folder, "wp-content");
  const driver = path.join(content, "mu-plugins/sqlite-database-integration");
  const dropIn = (await readFile(path.join(driver, "db.copy"), "utf8"))
    .replaceAll("{SQLITE_IMPLEMENTATION_FOLDER_PATH}", driver)
    .replaceAll("{SQLITE_PLUGIN}", "sqlite-database-integration/load.php");
  await writeFile(path.join(content, "db.php"), dropIn);
  await mkdir(path.join(folder, "database"));
  for (const file of ["wp-config.php", "install.php", "router.php", "run.php"]) {
    await cp(path.join(SITE, file), path.join(folder, file));
  }
  const plugins = {
    "quiet.php": "quiet.php",
    "woocommerce-store.php": "shop.php",
    "woocommerce-stubs.php": "woocommerce-stubs.inc",
  };
  for (const [file, target] of Object.entries(plugins))
    await cp(path.join(SITE, file), path.join(content, "mu-plugins", target));
}

/** Through the site's own server, whose code is warm; the answer comes once all that the request set off has run. */
async function runInside(url: string, token: string, code: string): Promise<unknown> {
  const request = { method: "POST", headers: { "x-run-token": token }, body: code };
  const { status, text } = await visit(`${url}/run.php`, request);
  if (status !== 200) throw new Error(`PHP answered ${status}:\n${text.slice(-2000)}`);
  return JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
}

/** PHP's server forks its workers; ended alone it would leave them behind. */
async function stopWithWorkers(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, signal);
  await stopProcess(server, signal);
}

/** Workers die after the process that they came from, and hold its port until then. */
async function untilNothingAnswers(url: string): Promise<void> {
  const isRefused = () =>
    visit(`${url}/readme.html`).then(
      () => false,
      (error: unknown) => error instanceof Error && /ECONNREFUSED/.test(String(error.cause)),
    );
  while (!(await isRefused())) await delay(20);
}
