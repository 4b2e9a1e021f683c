import type { Kysely } from "kysely";
import { syncSourceJob } from "#features/knowledge";
import type { Tables } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { onServer } from "#test/test-database";
import { actAs, openTestPlatform } from "#test/test-platform";
import { startWorkers } from "../../src/workers/start-workers.ts";

export interface EvalTenant {
  ctx: TenantContext;
  engine: "embedded" | "server";
  /** Superuser's connection to the same database. */
  owner: Kysely<Tables>;
  close(): Promise<void>;
}

/** A fresh tenant with workers: on an embedded database of its own, or on the server that `DATABASE_URL` names. */
export async function openTenant(): Promise<EvalTenant> {
  const test = await openTestPlatform();
  const { tenantId } = await test.createTenant("Evaluation");
  const workers = await startWorkers(test.platform, [syncSourceJob]);
  const close = async () => {
    await workers.stop();
    await test.close();
  };
  const ctx = actAs(test.platform, tenantId, { kind: "operator" });
  return { ctx, engine: onServer ? "server" : "embedded", owner: test.database.owner, close };
}
