import type { Auth } from "./auth.ts";
import type { Clock } from "./clock.ts";
import type { Database } from "./database.ts";
import type { EphemeralStore } from "./ephemeral-store.ts";
import type { Env } from "./env.ts";
import type { GuardedFetch } from "./guarded-fetch.ts";
import type { LogStore } from "./log-store.ts";
import type { Logger } from "./logger.ts";
import type { Mail } from "./mail.ts";
import type { ObjectStore } from "./object-store.ts";
import type { Secrets } from "./secrets.ts";

/** The vendor edges of one installation, built once by `services.ts` and reached through every context. */
export interface Platform {
  env: Env;
  logger: Logger;
  clock: Clock;
  database: Database;
  ephemeral: EphemeralStore;
  secrets: Secrets;
  /** Log records of tenants. */
  logs: LogStore;
  objects: ObjectStore;
  mail: Mail;
  /** People, their credentials and sessions. */
  auth: Auth;
  /** For every address that somebody gave us. */
  guardedFetch: GuardedFetch;
}
