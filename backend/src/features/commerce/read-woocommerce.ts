import { skippedRow } from "./catalogue-item.ts";
import type { CatalogueProblem } from "./catalogue-item.ts";
import type { ReadOptions } from "./catalogue-options.ts";
import type { CatalogueRecordItem } from "./catalogue-record.ts";
import type { TextHead } from "./peek-text.ts";
import { readTableRows } from "./read-table-rows.ts";
import { createRecordGroups } from "./record-groups.ts";
import type { RecordGroups } from "./record-groups.ts";
import { woocommerceRecord } from "./woocommerce-record.ts";
import type { WooRow } from "./woocommerce-record.ts";

type Item = CatalogueRecordItem | CatalogueProblem;

interface Joining {
  options: ReadOptions;
  /** Variable products and their variations, by the product's key. */
  families: RecordGroups;
  /** Variations that came before their product, by the reference they give. */
  early: RecordGroups;
  /** A product's key by its SKU and by `id:…`. */
  keys: Map<string, string>;
}

/**
 * WooCommerce's product CSV. Variations name their product by SKU or by `id:…` and may stand anywhere in the file, so
 * variable products follow at the end; all others pass at once. Private, draft and hidden products are skipped.
 */
export async function* readWoocommerce(text: TextHead, options: ReadOptions): AsyncGenerator<Item> {
  const joining: Joining = { options, families: createRecordGroups(), early: createRecordGroups(), keys: new Map() };
  try {
    for await (const row of readTableRows(text)) {
      if (row.kind === "problem") yield row;
      else yield* sortRow({ line: row.line, cells: Object.fromEntries(row.cells) }, joining);
    }
    yield* joinEarly(joining);
    for await (const family of joining.families.groups()) {
      const rows: WooRow[] = family.records.map((record) => JSON.parse(record));
      yield* finishFamily(rows, options);
    }
  } finally {
    await joining.families.dispose();
    await joining.early.dispose();
  }
}

async function* sortRow(row: WooRow, joining: Joining): AsyncGenerator<Item> {
  const types = (row.cells["type"] ?? "").toLowerCase().split(/\s*,\s*/);
  if (types.includes("variation")) await addVariation(row, joining);
  else if (types.includes("variable")) await addFamily(row, joining);
  else yield* finishFamily([row], joining.options);
}

async function addFamily(row: WooRow, { families, keys }: Joining): Promise<void> {
  const id = row.cells["id"] ?? "";
  const sku = row.cells["sku"] ?? "";
  const key = id === "" ? `sku:${sku}` : `id:${id}`;
  for (const name of [key, sku]) if (name !== "" && !keys.has(name)) keys.set(name, key);
  await families.add(key, JSON.stringify(row));
}

async function addVariation(row: WooRow, { families, early, keys }: Joining): Promise<void> {
  const parent = row.cells["parent"] ?? "";
  const key = keys.get(parent);
  if (key === undefined) await early.add(parent, JSON.stringify(row));
  else await families.add(key, JSON.stringify(row));
}

async function* joinEarly({ families, early, keys }: Joining): AsyncGenerator<Item> {
  for await (const group of early.groups()) {
    const key = keys.get(group.key);
    for (const record of group.records) {
      const row: WooRow = JSON.parse(record);
      if (key === undefined) yield orphan(row);
      else await families.add(key, record);
    }
  }
}

function orphan(row: WooRow): CatalogueProblem {
  const parent = (row.cells["parent"] ?? "").slice(0, 100);
  const reason = `The variation belongs to the product "${parent}", which is not in the file.`;
  return skippedRow(row.line, { code: "parent_missing", reason, externalId: row.cells["id"] ?? null });
}

function* finishFamily(rows: readonly WooRow[], options: ReadOptions): Generator<Item> {
  const product = rows.find((row) => !isVariation(row));
  if (!product) return;
  const id = product.cells["id"] ?? product.cells["sku"] ?? null;
  const published = product.cells["published"] ?? "1";
  const isHidden = product.cells["visibility in catalog"] === "hidden";
  if (published !== "1" || isHidden) {
    const reason = isHidden ? "The product is hidden from the catalogue." : "The product is private or a draft.";
    yield skippedRow(product.line, { code: "not_published", reason, externalId: id });
    return;
  }
  const variations = rows.filter((row) => isVariation(row) && (row.cells["published"] ?? "1") === "1");
  yield { kind: "record", line: product.line, record: woocommerceRecord(product, variations, options) };
}

function isVariation(row: WooRow): boolean {
  return (row.cells["type"] ?? "").toLowerCase().includes("variation");
}
