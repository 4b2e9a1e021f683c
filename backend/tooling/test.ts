import { runGatesAsTests } from "./gates/run-gates-as-tests.ts";
import { runSession, type SessionStage } from "./suites/run-session.ts";
import { runJourneySuite, runServerSuite, runUnitSuite } from "./suites/suites.ts";

const stages: SessionStage[] = [
  { name: "check", run: runGatesAsTests },
  { name: "unit and integration", run: runUnitSuite },
  { name: "backend on PostgreSQL and Redis", run: runServerSuite },
  { name: "browser journeys", run: runJourneySuite },
];

process.exitCode = await runSession(["postgres", "redis", "chromium", "wordpress"], stages, { isPart: false });
