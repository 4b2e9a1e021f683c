import { findWordpress } from "./services/find-wordpress.ts";
import { runSession } from "./suites/run-session.ts";
import { runVitest } from "./suites/run-vitest.ts";
import type { SuiteOptions } from "./suites/suites.ts";

// The same files run in `npm test` with a few rounds; NETVEXA_SOAK=1 tells them to run the long ones.
const args = [".soak.test.ts", "--testTimeout=1800000", ...process.argv.slice(2)];
const long = { NETVEXA_SOAK: "1" };
/** The oldest that the plugin promises to work on, a network of sites too, and the newest. */
const WORDPRESS_VERSIONS = ["6.8", "7.1"];

process.exitCode = await runSession(
  ["postgres", "redis", "chromium", "wordpress"],
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
    ...WORDPRESS_VERSIONS.map((version) => ({
      name: `WordPress ${version}`,
      run: async ({ signal, env }: SuiteOptions) => {
        const chosen = { TEST_WORDPRESS_DIR: await findWordpress(version) };
        return [
          await runVitest({
            package: "e2e",
            args: ["wordpress/", ...process.argv.slice(2)],
            signal,
            env: { ...env, ...long, ...chosen },
            without: ["TEST_DATABASE_URL", "TEST_REDIS_URL"],
          }),
        ];
      },
    })),
  ],
);
