import { skippedRow } from "./catalogue-item.ts";
import type { CatalogueProblem } from "./catalogue-item.ts";
import { catalogueLimits } from "./catalogue-limits.ts";
import type { ReadOptions } from "./catalogue-options.ts";
import type { CatalogueRecordItem } from "./catalogue-record.ts";
import type { TextHead } from "./peek-text.ts";
import { readTableRows } from "./read-table-rows.ts";
import { column, shopifyRecord } from "./shopify-record.ts";
import type { ShopifyRow } from "./shopify-record.ts";

type Item = CatalogueRecordItem | CatalogueProblem;

/** Rows of one product: its first row, one for each further variant, and one for each further image. */
const mostRows = catalogueLimits.variants + 1_000;

/**
 * Shopify's product CSV, in the column names of both its templates. Rows of a handle stand together; a handle that comes
 * back later is found as repeated. Products that are drafts, archived or hidden from the online store are skipped.
 */
export async function* readShopify(text: TextHead, options: ReadOptions): AsyncGenerator<Item> {
  let rows: ShopifyRow[] = [];
  for await (const row of readTableRows(text)) {
    if (row.kind === "problem") {
      yield row;
      continue;
    }
    const handle = column(row, "handle");
    if (rows[0] && handle !== "" && handle !== column(rows[0], "handle")) {
      yield* finish(rows, options);
      rows = [];
    }
    if (handle === "" && rows.length === 0) {
      yield skippedRow(row.line, { code: "id_missing", reason: "The row has no handle." });
    } else if (rows.length < mostRows) rows.push(row);
  }
  yield* finish(rows, options);
}

function* finish(rows: readonly ShopifyRow[], options: ReadOptions): Generator<Item> {
  const [lead] = rows;
  if (!lead) return;
  const status = column(lead, "status").toLowerCase();
  const isHidden = /^(?:false|no|0)$/i.test(column(lead, "published"));
  if ((status !== "" && status !== "active") || isHidden) {
    const reason = isHidden
      ? "The product is not published in the online store."
      : `The product's status is "${status}".`;
    yield skippedRow(lead.line, { code: "not_published", reason, externalId: column(lead, "handle") });
    return;
  }
  yield { kind: "record", line: lead.line, record: shopifyRecord(rows, lead, options.baseUrl ?? null) };
}
