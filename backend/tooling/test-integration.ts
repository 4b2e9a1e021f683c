import { buildBrowserFiles } from "./install/build-browser-files.mjs";
import { runSession, type SessionStage } from "./suites/run-session.ts";
import { runVitest } from "./suites/run-vitest.ts";
import { runServerSuite, runUnitSuite } from "./suites/suites.ts";
import type { ServiceName } from "./services/start-services.ts";

// `--server` takes PostgreSQL and Redis; paths from the root of the workspace choose files, other options go to vitest.
const args = process.argv.slice(2);
const isServer = args.includes("--server");
const options = args.filter((arg) => arg !== "--server" && arg.startsWith("-"));
const paths = args.filter((arg) => !arg.startsWith("-"));
const services: ServiceName[] = [
  ...(isServer ? (["postgres", "redis"] as const) : []),
  // The widget's tests drive a browser.
  ...(paths.length === 0 || paths.some((path) => path.startsWith("widget")) ? (["chromium"] as const) : []),
];

// Single files must not wait for, or fail by, a widget that has nothing to do with them.
if (paths.length === 0) await buildBrowserFiles(process.execPath);
process.exitCode = await runSession(services, paths.length === 0 ? [wholeSuite()] : chosenFiles());

function wholeSuite(): SessionStage {
  if (isServer) return { name: "backend on PostgreSQL and Redis", run: (stage) => runServerSuite(stage) };
  return { name: "unit and integration", run: (stage) => runUnitSuite({ ...stage, args: options }) };
}

function chosenFiles(): SessionStage[] {
  return ["backend", "widget"].flatMap((name) => {
    const chosen = paths.filter((path) => path.startsWith(`${name}/`)).map((path) => path.slice(name.length + 1));
    if (chosen.length === 0) return [];
    const without = isServer ? [] : ["TEST_DATABASE_URL", "TEST_REDIS_URL"];
    return [
      {
        name,
        run: async (stage) => [await runVitest({ ...stage, package: name, args: [...options, ...chosen], without })],
      },
    ];
  });
}
