import { findUnitTests } from "./suites/find-unit-tests.ts";
import { runSession, type SessionStage } from "./suites/run-session.ts";
import { runVitest } from "./suites/run-vitest.ts";

// What needs no database, server or browser. Options go to vitest.
const options = process.argv.slice(2);

process.exitCode = await runSession(
  [],
  ["backend", "widget"].map((name): SessionStage => ({
    name,
    run: async (stage) => [
      await runVitest({ ...stage, package: name, args: [...options, ...(await findUnitTests(name))] }),
    ],
  })),
);
