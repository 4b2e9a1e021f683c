import { runVitest, type VitestResult } from "./run-vitest.ts";

const SERVERS = ["TEST_DATABASE_URL", "TEST_REDIS_URL"];
// The product itself; the tooling's own tests have nothing to do with where the data lies.
const PRODUCT = ["src/", "contract/", "cli/", "demo-store/", "deploy/"];

export interface SuiteOptions {
  args?: string[];
  env?: Record<string, string>;
  signal?: AbortSignal;
}

/** Backend and widget on the embedded database and the in-process stores. */
export async function runUnitSuite(options: SuiteOptions): Promise<VitestResult[]> {
  return [
    await runVitest({ ...options, package: "backend", without: SERVERS }),
    await runVitest({ ...options, package: "widget" }),
  ];
}

/** The backend again, on a PostgreSQL server and a Redis. */
export async function runServerSuite(options: SuiteOptions): Promise<VitestResult[]> {
  return [await runVitest({ args: PRODUCT, ...options, package: "backend" })];
}

/** The journeys in a browser. */
export async function runJourneySuite(options: SuiteOptions): Promise<VitestResult[]> {
  return [await runVitest({ ...options, package: "e2e", without: SERVERS })];
}
