import { runGatesAsTests } from "./gates/run-gates-as-tests.ts";
import { runSession } from "./suites/run-session.ts";
import { runJourneySuite, runServerSuite, runUnitSuite } from "./suites/suites.ts";

process.exitCode = await runSession(
  ["postgres", "redis", "chromium"],
  [
    { name: "check", run: runGatesAsTests },
    { name: "unit and integration", run: runUnitSuite },
    { name: "backend on PostgreSQL and Redis", run: runServerSuite },
    { name: "browser journeys", run: runJourneySuite },
  ],
);
