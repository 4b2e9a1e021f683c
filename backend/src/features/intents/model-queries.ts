import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { Stage } from "./intent-names.ts";

export interface ModelRow {
  version: string;
  examplesReadAt: Date;
  examples: number;
  intents: number;
  threshold: number;
  slope: number;
  accuracy: number | null;
  content: Uint8Array;
}

/** Puts a model in the place of the last one, unless that was made from newer examples. */
export async function storeModel(tx: Transaction, ctx: TenantContext, row: ModelRow): Promise<void> {
  const content = Buffer.from(row.content).toString("base64");
  await sql`insert into intent_models (tenant_id, version, examples_read_at, examples, intents, threshold, slope,
      accuracy, content)
    values (${ctx.tenantId}, ${row.version}, ${row.examplesReadAt}, ${row.examples}, ${row.intents},
      ${row.threshold}, ${row.slope}, ${row.accuracy}, decode(${content}, 'base64'))
    on conflict (tenant_id) do update set version = excluded.version, examples_read_at = excluded.examples_read_at,
      examples = excluded.examples, intents = excluded.intents, threshold = excluded.threshold,
      slope = excluded.slope, accuracy = excluded.accuracy, content = excluded.content, trained_at = now()
    where intent_models.examples_read_at <= excluded.examples_read_at`.execute(tx);
}

export async function deleteModel(tx: Transaction, ctx: TenantContext): Promise<void> {
  await sql`delete from intent_models where tenant_id = ${ctx.tenantId}`.execute(tx);
}

export interface ModelHead {
  version: string;
  examples: number;
  threshold: number;
  slope: number;
  accuracy: number | null;
  trained_at: Date;
}

export async function selectModelHead(tx: Transaction, ctx: TenantContext): Promise<ModelHead | undefined> {
  const { rows } = await sql<ModelHead>`select version, examples, threshold, slope, accuracy, trained_at
    from intent_models where tenant_id = ${ctx.tenantId}`.execute(tx);
  return rows[0];
}

export async function selectModelContent(tx: Transaction, ctx: TenantContext, version: string) {
  const { rows } = await sql<{ content: string }>`select encode(content, 'base64') as content from intent_models
    where tenant_id = ${ctx.tenantId} and version = ${version}`.execute(tx);
  return rows[0] ? Buffer.from(rows[0].content, "base64") : null;
}

/** What a message in exactly these words was taught to want, if it was. */
export async function selectTaughtIntent(tx: Transaction, ctx: TenantContext, textKey: string) {
  const { rows } = await sql<{ intent: string | null }>`select intent from intent_examples
    where tenant_id = ${ctx.tenantId} and text_key = ${textKey}`.execute(tx);
  return rows[0];
}

/** Stages that the merchant gave to the named intents. */
export async function selectStages(tx: Transaction, ctx: TenantContext, names: readonly string[]) {
  const { rows } = await sql<{ name: string; stage: Stage }>`select name, stage from intents
    where tenant_id = ${ctx.tenantId} and name = any(${names}::text[])`.execute(tx);
  return new Map(rows.map(({ name, stage }) => [name, stage]));
}
