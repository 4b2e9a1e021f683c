import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { NumberedDocument } from "./document-queries.ts";

/** Makes the offers of the documents those that are given; rows that say the same already are left alone. */
export async function replaceOffers(
  ctx: TenantContext,
  transaction: Transaction,
  of: { documents: NumberedDocument[]; existed: boolean },
): Promise<void> {
  if (of.documents.length === 0) return;
  const rows = of.documents.flatMap(({ number, prepared }) =>
    (prepared.document.product?.variants ?? []).map((variant) => ({ ...variant, number })),
  );
  if (of.existed) await deleteMissing(ctx, transaction, { documents: of.documents, rows });
  if (rows.length === 0) return;
  const column = <T>(read: (row: (typeof rows)[number]) => T) => rows.map(read);
  await sql`
    insert into offers (tenant_id, document_number, external_id, title, sku, gtin, options, price_minor,
      compare_at_minor, currency, availability, stock, url, image_url)
    select ${ctx.tenantId}, number, external_id, title, sku, gtin, options::jsonb, price_minor, compare_at_minor,
      currency, availability, stock, url, image_url
    from unnest(${column((row) => row.number)}::int[], ${column((row) => row.externalId)}::text[],
      ${column((row) => row.title)}::text[], ${column((row) => row.sku)}::text[], ${column((row) => row.gtin)}::text[],
      ${column((row) => JSON.stringify(row.options))}::text[], ${column((row) => row.priceMinor)}::bigint[],
      ${column((row) => row.compareAtMinor)}::bigint[], ${column((row) => row.currency)}::text[],
      ${column((row) => row.availability)}::text[], ${column((row) => row.stock)}::int[],
      ${column((row) => row.url)}::text[], ${column((row) => row.imageUrl)}::text[])
      as given (number, external_id, title, sku, gtin, options, price_minor, compare_at_minor, currency, availability,
        stock, url, image_url)
    ${of.existed ? whereDifferent : sql``}`.execute(transaction);
}

const whereDifferent = sql`
  on conflict (tenant_id, document_number, external_id) do update set
    title = excluded.title, sku = excluded.sku, gtin = excluded.gtin, options = excluded.options,
    price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor, currency = excluded.currency,
    availability = excluded.availability, stock = excluded.stock, url = excluded.url, image_url = excluded.image_url,
    updated_at = now()
  where (offers.title, offers.sku, offers.gtin, offers.options, offers.price_minor, offers.compare_at_minor,
      offers.currency, offers.availability, offers.stock, offers.url, offers.image_url)
    is distinct from (excluded.title, excluded.sku, excluded.gtin, excluded.options, excluded.price_minor,
      excluded.compare_at_minor, excluded.currency, excluded.availability, excluded.stock, excluded.url, excluded.image_url)`;

async function deleteMissing(
  ctx: TenantContext,
  transaction: Transaction,
  of: { documents: NumberedDocument[]; rows: { number: number; externalId: string }[] },
): Promise<void> {
  await sql`delete from offers
    where tenant_id = ${ctx.tenantId} and document_number = any(${of.documents.map(({ number }) => number)}::int[])
      and not exists (
        select 1 from unnest(${of.rows.map((row) => row.number)}::int[], ${of.rows.map((row) => row.externalId)}::text[])
          as given (number, external_id)
        where given.number = offers.document_number and given.external_id = offers.external_id
      )`.execute(transaction);
}

export async function deleteOffers(
  ctx: TenantContext,
  transaction: Transaction,
  documentNumbers: number[],
): Promise<void> {
  await sql`delete from offers
    where tenant_id = ${ctx.tenantId} and document_number = any(${documentNumbers}::int[])`.execute(transaction);
}
