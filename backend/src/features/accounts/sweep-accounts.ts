import { sql } from "kysely";
import { sweepAuthRows } from "#platform/auth-sessions";
import type { PeriodicWork } from "#platform/periodic-work";
import { administer } from "./administer.ts";

/** Removes what has expired: sessions, mailed tokens, refresh tokens, invitations, wishes of accounts never proven. */
export const sweepAccounts: PeriodicWork = {
  name: "sweep accounts",
  everySeconds: 3600,
  run: async (platform) => {
    await sweepAuthRows(platform.database);
    await administer(platform, async (transaction) => {
      await sql`delete from token_families f where not exists (
        select 1 from refresh_tokens r where r.family_id = f.id and r.expires_at > now())`.execute(transaction);
      await sql`delete from invitations
        where coalesce(closed_at, expires_at) < now() - interval '30 days'`.execute(transaction);
      await sql`delete from sign_up_intents where created_at < now() - interval '30 days'`.execute(transaction);
    });
  },
};
