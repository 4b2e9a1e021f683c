import type { Express } from "express";
import { sql } from "kysely";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import type { Metrics } from "./metrics.ts";

const CHECK_TIMEOUT_MS = 2_000;

/** `/healthz`: the process runs. `/readyz`: it can serve, each dependency by name. `/metrics`: Prometheus. */
export function mountHealth(app: Express, platform: Platform, metrics: Metrics): void {
  const { basePath } = platform.env;
  app.get(`${basePath}/healthz`, (_request, response) => void response.json({ status: "ok" }));
  app.get(`${basePath}/readyz`, async (_request, response) => {
    const checks = await checkDependencies(platform);
    const ready = Object.values(checks).every((state) => state === "ok");
    response.status(ready ? 200 : 503).json({ status: ready ? "ok" : "unavailable", checks });
  });
  app.get(`${basePath}/metrics`, async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

async function checkDependencies(platform: Platform): Promise<Record<string, "ok" | "failed">> {
  const checks = {
    database: systemTransaction({ platform, reason: "measure health" }, (transaction) =>
      sql`select 1`.execute(transaction),
    ),
    ephemeral: platform.ephemeral.ping(),
  };
  const states = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await settle(check)] as const),
  );
  return Object.fromEntries(states);
}

async function settle(check: Promise<unknown>): Promise<"ok" | "failed"> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("timeout")), CHECK_TIMEOUT_MS);
  try {
    await Promise.race([check, late]);
    return "ok";
  } catch {
    return "failed";
  } finally {
    clearTimeout(timer);
  }
}
