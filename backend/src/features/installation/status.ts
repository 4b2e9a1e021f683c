import { statfs } from "node:fs/promises";
import type { operatorStatusRoute } from "@netvexa/contract";
import { sql } from "kysely";
import type { z } from "zod";
import { listDeadLetters, queueDepth } from "#platform/job-queue-admin";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { loadModelSettings } from "./settings.ts";

type Status = z.input<typeof operatorStatusRoute.response.schema>;

/** What an operator watches: stores, queue, disk and models of the installation; nothing of a tenant's content. */
export async function getStatus(platform: Platform): Promise<Status> {
  const [queues, counts, models, disk] = await Promise.all([
    queueDepth(platform),
    countInstallation(platform),
    loadModelSettings(platform),
    readDisk(platform),
  ]);
  const total = (field: "waiting" | "retrying" | "running" | "deadLetters") =>
    queues.reduce((sum, queue) => sum + queue[field], 0);
  return {
    mode: platform.database.mode,
    uptimeSeconds: Math.round(process.uptime()),
    memoryBytes: process.memoryUsage.rss(),
    tenants: counts.tenants,
    databaseBytes: counts.bytes,
    queue: {
      waiting: total("waiting") + total("retrying"),
      running: total("running"),
      deadLetters: total("deadLetters"),
    },
    disk,
    models: { chat: models.chat, embeddings: models.embeddings },
  };
}

/** The newest dead letters, without what they were about. */
export async function getDeadLetters(platform: Platform) {
  const letters = await listDeadLetters(platform);
  return {
    deadLetters: letters.map(({ id, name, tenantId, failedAt, code, detail }) => ({
      id,
      name,
      tenantId,
      failedAt: failedAt.toISOString(),
      error: detail === "" ? code : `${code}: ${detail}`,
    })),
  };
}

async function countInstallation(platform: Platform): Promise<{ tenants: number; bytes: number }> {
  const { rows } = await systemTransaction({ platform, reason: "measure health" }, (transaction) =>
    sql<{ tenants: number; bytes: number }>`
      select (select count(*) from tenants) as tenants, pg_database_size(current_database()) as bytes`.execute(
      transaction,
    ),
  );
  return rows[0] ?? { tenants: 0, bytes: 0 };
}

/** Of the data folder's file system; null when there is none, as on a server without local data. */
async function readDisk(platform: Platform): Promise<Status["disk"]> {
  try {
    const { bavail, blocks, bsize } = await statfs(platform.env.dataDir);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}
