import { sql } from "kysely";
import type { PeriodicWork } from "#platform/periodic-work";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";

export const forgetOAuthRecords: PeriodicWork = { name: "forget expired consents", everySeconds: 600, run: forget };

async function forget(platform: Platform): Promise<void> {
  await systemTransaction({ platform, reason: "sweep expired rows", priority: "bulk" }, (tx) =>
    sql`delete from oauth_records where ctid = any (array(
      select ctid from oauth_records where expires_at < now() limit 500))`.execute(tx),
  );
}
