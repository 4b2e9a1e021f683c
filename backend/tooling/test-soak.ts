import { runSession } from "./suites/run-session.ts";
import { runVitest } from "./suites/run-vitest.ts";

// The same files run in `npm test` with a few rounds; NETVEXA_SOAK=1 tells them to run the long ones.
const args = [".soak.test.ts", "--testTimeout=1800000", ...process.argv.slice(2)];
const long = { NETVEXA_SOAK: "1" };

process.exitCode = await runSession(
  ["postgres", "redis"],
  [
    {
      name: "long rounds, embedded",
      run: async ({ signal }) => [
        await runVitest({
          package: "backend",
          args,
          signal,
          env: long,
          without: ["TEST_DATABASE_URL", "TEST_REDIS_URL"],
        }),
      ],
    },
    {
      name: "long rounds, PostgreSQL and Redis",
      run: async ({ signal, env }) => [await runVitest({ package: "backend", args, signal, env: { ...env, ...long } })],
    },
  ],
);
