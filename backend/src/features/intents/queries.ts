import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import type { Stage } from "./intent-names.ts";

export interface ExampleFields {
  text: string;
  textKey: string;
  language: string;
  intent: string | null;
}

export async function upsertExamples(
  tx: Transaction,
  ctx: TenantContext,
  { examples, origin }: { examples: readonly ExampleFields[]; origin: "taught" | "corrected" },
): Promise<void> {
  await sql`insert into intent_examples (tenant_id, id, text, text_key, language, intent, origin)
    select ${ctx.tenantId}, id, text, text_key, language, intent, ${origin}
    from unnest(${examples.map(() => newId())}::uuid[], ${examples.map(({ text }) => text)}::text[],
      ${examples.map(({ textKey }) => textKey)}::text[], ${examples.map(({ language }) => language)}::text[],
      ${examples.map(({ intent }) => intent)}::text[]) as taught (id, text, text_key, language, intent)
    on conflict (tenant_id, text_key) do update
      set text = excluded.text, intent = excluded.intent, language = excluded.language, origin = excluded.origin, updated_at = now()`.execute(
    tx,
  );
}

export async function insertIntents(tx: Transaction, ctx: TenantContext, names: readonly string[]): Promise<void> {
  await sql`insert into intents (tenant_id, name, stage)
    select ${ctx.tenantId}, name, 'other' from unnest(${names}::text[]) as named (name)
    on conflict do nothing`.execute(tx);
}

export async function upsertIntent(tx: Transaction, ctx: TenantContext, intent: { name: string; stage: Stage }) {
  await sql`insert into intents (tenant_id, name, stage) values (${ctx.tenantId}, ${intent.name}, ${intent.stage})
    on conflict (tenant_id, name) do update set stage = excluded.stage`.execute(tx);
}

export interface Sizes {
  examples: number;
  intents: number;
}

export async function countTaught(tx: Transaction, ctx: TenantContext): Promise<Sizes> {
  const { rows } = await sql<Sizes>`select
    (select count(*)::int from intent_examples where tenant_id = ${ctx.tenantId}) as examples,
    (select count(*)::int from intents where tenant_id = ${ctx.tenantId}) as intents`.execute(tx);
  return rows[0] ?? { examples: 0, intents: 0 };
}

export interface IntentRow {
  name: string;
  stage: Stage;
}

export async function selectIntents(tx: Transaction, ctx: TenantContext): Promise<IntentRow[]> {
  const { rows } = await sql<IntentRow>`select name, stage from intents where tenant_id = ${ctx.tenantId}
    order by name`.execute(tx);
  return rows;
}

export async function countExamplesByIntent(tx: Transaction, ctx: TenantContext): Promise<Map<string, number>> {
  const { rows } = await sql<{ intent: string; examples: number }>`select intent, count(*)::int as examples
    from intent_examples where tenant_id = ${ctx.tenantId} and intent is not null group by intent`.execute(tx);
  return new Map(rows.map(({ intent, examples }) => [intent, examples]));
}

export interface ExampleRow {
  id: string;
  text: string;
  language: string;
  intent: string | null;
  origin: "taught" | "corrected";
  updated_at: Date;
}

export async function selectExamples(
  tx: Transaction,
  ctx: TenantContext,
  page: { intent?: string | undefined; after?: string | undefined; limit: number },
): Promise<ExampleRow[]> {
  const { intent = null, after = null, limit } = page;
  const ofIntent = intent === null ? sql`` : sql`and intent = ${intent}`;
  const { rows } = await sql<ExampleRow>`select id, text, language, intent, origin, updated_at from intent_examples
    where tenant_id = ${ctx.tenantId} ${ofIntent}
      and id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
    order by id limit ${limit}`.execute(tx);
  return rows;
}

/** Examples after a key, in an order that does not depend on when they were taught. */
export async function selectExamplesToTrain(
  tx: Transaction,
  ctx: TenantContext,
  page: { afterKey: string; limit: number },
): Promise<ExampleFields[]> {
  const { rows } = await sql<ExampleFields>`select text, text_key as "textKey", language, intent from intent_examples
    where tenant_id = ${ctx.tenantId} and text_key > ${page.afterKey} order by text_key limit ${page.limit}`.execute(
    tx,
  );
  return rows;
}

/** False when there is no such example. */
export async function deleteExample(tx: Transaction, ctx: TenantContext, id: string): Promise<boolean> {
  const { rows } = await sql`delete from intent_examples where tenant_id = ${ctx.tenantId} and id = ${id}
    returning id`.execute(tx);
  return rows.length > 0;
}

export async function selectStorefrontLanguage(tx: Transaction, ctx: TenantContext): Promise<string> {
  const { rows } = await sql<{ language: string }>`select default_language as language from storefronts
    where tenant_id = ${ctx.tenantId}`.execute(tx);
  return rows[0]?.language ?? "en";
}
