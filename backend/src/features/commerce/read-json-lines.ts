import { cutText } from "#features/content";
import { skippedRow } from "./catalogue-item.ts";
import type { CatalogueProblem } from "./catalogue-item.ts";
import { catalogueLimits } from "./catalogue-limits.ts";
import type { ReadOptions } from "./catalogue-options.ts";
import { catalogueRecordSchema } from "./catalogue-record.ts";
import type { CatalogueRecordItem } from "./catalogue-record.ts";
import { mapRecord } from "./map-record.ts";
import type { TextHead } from "./peek-text.ts";
import { readLines } from "./read-lines.ts";
import { readTableRows } from "./read-table-rows.ts";

type Item = CatalogueRecordItem | CatalogueProblem;

/** JSON Lines: one product a line, of our schema or of any other by `options.mapping`. */
export async function* readJsonLines(text: TextHead, options: ReadOptions): AsyncGenerator<Item> {
  for await (const item of readLines(text.pieces)) {
    if (item.kind === "line") yield readLine(item, options);
    else {
      const reason = `The line is longer than ${catalogueLimits.recordChars} characters.`;
      yield skippedRow(item.line, { code: "record_too_long", reason });
    }
  }
}

/** A delimited file of any columns, by `options.mapping`; a path is a column's name as the file writes it. */
export async function* readMappedTable(text: TextHead, options: ReadOptions): AsyncGenerator<Item> {
  for await (const row of readTableRows(text)) {
    if (row.kind === "problem") yield row;
    else {
      const cells = [...row.cells].map(([column, cell]) => [row.headers.get(column) ?? column, cell]);
      yield judge(Object.fromEntries(cells), row.line, options);
    }
  }
}

function readLine(item: { line: number; text: string }, options: ReadOptions): Item {
  try {
    return judge(JSON.parse(item.text), item.line, options);
  } catch {
    return skippedRow(item.line, { code: "row_unreadable", reason: "The line is no JSON object." });
  }
}

function judge(source: unknown, line: number, options: ReadOptions): Item {
  const parsed = catalogueRecordSchema.safeParse(options.mapping ? mapRecord(source, options.mapping) : source);
  if (parsed.success) return { kind: "record", line, record: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") ?? "";
  if (field === "id" || field === "title") {
    return skippedRow(line, { code: `${field}_missing`, reason: `The product has no readable ${field}.` });
  }
  const reason = `The field "${cutText(field, 80)}" cannot be read: ${cutText(issue?.message ?? "", 120)}.`;
  return skippedRow(line, { code: field === "" ? "row_unreadable" : "field_invalid", reason });
}
