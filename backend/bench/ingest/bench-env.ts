import { readEnv, type Env } from "#platform/env";

export interface ServerUrls {
  app: string;
  system: string;
  owner: string;
}

/** The environment of the measured installation: on a server where there are addresses of one. */
export function benchEnv(urls: ServerUrls | null): Env {
  const { NETVEXA_DATA_DIR, TEST_REDIS_URL } = process.env;
  const server = {
    DATABASE_URL: urls?.app,
    DATABASE_SYSTEM_URL: urls?.system,
    DATABASE_OWNER_URL: urls?.owner,
    REDIS_URL: TEST_REDIS_URL,
    NETVEXA_SECRET: "a-secret-of-the-benchmark-that-is-none",
  };
  const base = { NETVEXA_DATA_DIR, PORT: "0", NETVEXA_DEMO: "false", NETVEXA_LOG_LEVEL: "error" };
  return readEnv(urls ? { ...base, ...server } : base);
}
