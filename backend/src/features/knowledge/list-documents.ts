import type { documentDetail, listDocumentsRoute } from "@netvexa/contract";
import type { z } from "zod";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import {
  readDocumentPage,
  readDocumentRow,
  readOffersOf,
  readPassagesOf,
  type DocumentRow,
} from "./document-answer-queries.ts";

export type DocumentDetail = z.output<typeof documentDetail>;
type DocumentList = z.output<(typeof listDocumentsRoute)["response"]["schema"]>;

export interface DocumentPage {
  sourceId?: string;
  externalId?: string;
  after: number;
  limit: number;
}

/** By number; of a source, or the one of an external id, when that is asked for. */
export async function listDocuments(ctx: TenantContext, page: DocumentPage): Promise<DocumentList> {
  const rows = await tenantTransaction(ctx, (transaction) => readDocumentPage(ctx, transaction, page));
  return { documents: rows.map(toSummary) };
}

/** With its live offers and its passages. Throws `not_found`. */
export async function getDocument(ctx: TenantContext, number: number): Promise<DocumentDetail> {
  return tenantTransaction(ctx, async (transaction) => {
    const row = await readDocumentRow(ctx, transaction, number);
    if (!row) throw notFound("document");
    const offers = await readOffersOf(ctx, transaction, number);
    return {
      ...toSummary(row),
      product: row.product,
      offers: offers.map(({ priceMinor, currency, updatedAt, ...offer }) => ({
        ...offer,
        price: priceMinor === null || currency === null ? null : { minor: priceMinor, currency },
        updatedAt: updatedAt.toISOString(),
      })),
      passages: await readPassagesOf(ctx, transaction, number),
    };
  });
}

function toSummary({
  number,
  sourceId,
  externalId,
  version,
  kind,
  title,
  url,
  language,
  createdAt,
  updatedAt,
}: DocumentRow) {
  return {
    number,
    sourceId,
    externalId,
    version,
    kind,
    title,
    url,
    language,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
