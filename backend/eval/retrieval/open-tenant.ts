import { syncSourceJob } from "#features/knowledge";
import type { TenantContext } from "#platform/tenant-context";
import { onServer } from "#test/test-database";
import { actAs, openTestPlatform } from "#test/test-platform";
import { startWorkers } from "../../src/workers/start-workers.ts";

export interface EvalTenant {
  ctx: TenantContext;
  engine: "embedded" | "server";
  close(): Promise<void>;
}

/** A fresh tenant with workers: on an embedded database of its own, or on the server that `TEST_DATABASE_URL` names. */
export async function openTenant(): Promise<EvalTenant> {
  const test = await openTestPlatform();
  const { tenantId } = await test.createTenant("Evaluation");
  const workers = await startWorkers(test.platform, [syncSourceJob]);
  const close = async () => {
    await workers.stop();
    await test.close();
  };
  return { ctx: actAs(test.platform, tenantId, { kind: "operator" }), engine: onServer ? "server" : "embedded", close };
}
