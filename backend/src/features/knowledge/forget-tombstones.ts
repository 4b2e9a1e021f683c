import { sql } from "kysely";
import type { PeriodicWork } from "#platform/periodic-work";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";

const KEPT_DAYS = 180;
const AT_ONCE = 500;

export const forgetTombstones: PeriodicWork = {
  name: "forget old tombstones",
  everySeconds: 3_600,
  run: deleteOldTombstones,
};

/** Forgets deletions so old that no late push of an older version can be under way any more; a few at a time. */
export async function deleteOldTombstones(platform: Platform): Promise<void> {
  await systemTransaction({ platform, reason: "sweep expired rows", priority: "bulk" }, (transaction) =>
    sql`delete from document_tombstones where (tenant_id, source_id, external_id) in (
      select tenant_id, source_id, external_id from document_tombstones
      where deleted_at < now() - make_interval(days => ${KEPT_DAYS}::int) limit ${AT_ONCE})`.execute(transaction),
  );
}
