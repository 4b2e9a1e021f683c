import { runSession } from "./suites/run-session.ts";
import { runJourneySuite } from "./suites/suites.ts";

const args = process.argv.slice(2).map((arg) => arg.replace(/^e2e\//, ""));

process.exitCode = await runSession(
  ["chromium", "wordpress"],
  [{ name: "browser journeys", run: (stage) => runJourneySuite({ ...stage, args }) }],
);
