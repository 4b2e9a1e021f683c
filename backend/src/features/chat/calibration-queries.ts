import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface CalibrationRow {
  threshold: number;
  chosen_by: "calibration" | "merchant";
  /** Confidence of each of the tenant's own questions with the knowledge that it was made from, and without it. */
  with_knowledge: number[];
  without_knowledge: number[];
  calibrated_at: Date | null;
  updated_at: Date;
}

export async function selectCalibration(tx: Transaction, ctx: TenantContext): Promise<CalibrationRow | undefined> {
  const { rows } = await sql<CalibrationRow>`
    select threshold, chosen_by, with_knowledge, without_knowledge, calibrated_at, updated_at
    from answer_calibrations where tenant_id = ${ctx.tenantId}`.execute(tx);
  return rows[0];
}

/** Keeps a threshold that the merchant has chosen. */
export async function upsertCalibration(
  tx: Transaction,
  ctx: TenantContext,
  row: { threshold: number; withKnowledge: readonly number[]; withoutKnowledge: readonly number[] },
): Promise<void> {
  await sql`insert into answer_calibrations
      (tenant_id, threshold, chosen_by, with_knowledge, without_knowledge, calibrated_at)
    values (${ctx.tenantId}, ${row.threshold}, 'calibration', ${[...row.withKnowledge]}::real[],
      ${[...row.withoutKnowledge]}::real[], now())
    on conflict (tenant_id) do update set
      threshold = case answer_calibrations.chosen_by when 'merchant' then answer_calibrations.threshold
        else excluded.threshold end,
      with_knowledge = excluded.with_knowledge, without_knowledge = excluded.without_knowledge,
      calibrated_at = now(), updated_at = now()`.execute(tx);
}

/** By the merchant; with null, by the calibration from now on. */
export async function setThreshold(
  tx: Transaction,
  ctx: TenantContext,
  choice: { threshold: number; chosenBy: CalibrationRow["chosen_by"] },
): Promise<void> {
  await sql`insert into answer_calibrations (tenant_id, threshold, chosen_by)
    values (${ctx.tenantId}, ${choice.threshold}, ${choice.chosenBy})
    on conflict (tenant_id) do update
      set threshold = excluded.threshold, chosen_by = excluded.chosen_by, updated_at = now()`.execute(tx);
}

export interface OwnPassage {
  document_number: number;
  external_id: string;
  kind: string;
  title: string;
  headings: string[];
  text: string;
  language: string;
}

/** Passages that questions can be made from: typed answers and pages, a sample that is the same every time. */
export async function selectOwnPassages(tx: Transaction, ctx: TenantContext, limit: number): Promise<OwnPassage[]> {
  const { rows } = await sql<OwnPassage>`
    select d.number as document_number, d.external_id, d.kind, d.title, c.headings, c.text, c.language
    from documents d
    join chunks c on c.tenant_id = d.tenant_id and c.document_number = d.number
    where d.tenant_id = ${ctx.tenantId} and d.kind <> 'product'
    order by case d.kind when 'qa' then 0 else 1 end, md5(c.number::text), c.number limit ${limit}`.execute(tx);
  return rows;
}
