import { detectDelimiter, readDelimitedRows } from "#features/content";
import { catalogueLimits } from "./catalogue-limits.ts";
import { skippedRow } from "./catalogue-item.ts";
import type { CatalogueProblem } from "./catalogue-item.ts";
import { normaliseHeader } from "./normalise-header.ts";
import type { TextHead } from "./peek-text.ts";

export interface TableRow {
  kind: "row";
  line: number;
  /** By normalised column name; empty cells are left out. */
  cells: ReadonlyMap<string, string>;
  /** The column names as the file writes them, by normalised name. */
  headers: ReadonlyMap<string, string>;
}

/** Rows of a delimited file under its first row; rows with more cells than columns are reported. */
export async function* readTableRows(text: TextHead): AsyncGenerator<TableRow | CatalogueProblem> {
  let columns: string[] | null = null;
  let headers: ReadonlyMap<string, string> = new Map();
  const options = { delimiter: detectDelimiter(text.head), maxRecordChars: catalogueLimits.recordChars };
  for await (const item of readDelimitedRows(text.pieces, options)) {
    if (item.kind === "problem") yield skippedRow(item.line, { code: item.code, reason: reasons[item.code] });
    else if (columns) yield readRow(item, columns, headers);
    else {
      columns = item.cells.map((cell) => normaliseHeader(cell)).slice(0, catalogueLimits.columns);
      headers = new Map(item.cells.map((cell) => [normaliseHeader(cell), cell.replace(/^\uFEFF/, "").trim()]));
    }
  }
}

const reasons = {
  quote_unclosed: "A quotation mark in this row is never closed.",
  record_too_long: `The row is longer than ${catalogueLimits.recordChars} characters.`,
};

function readRow(
  item: { line: number; cells: string[] },
  columns: readonly string[],
  headers: ReadonlyMap<string, string>,
): TableRow | CatalogueProblem {
  if (item.cells.slice(columns.length).some((cell) => cell.trim() !== "")) {
    const reason = `The row has ${item.cells.length} cells for ${columns.length} columns.`;
    return skippedRow(item.line, { code: "columns_mismatch", reason });
  }
  const cells = new Map<string, string>();
  item.cells.forEach((cell, index) => {
    const column = columns[index] ?? "";
    if (cell.trim() !== "" && column !== "" && !cells.has(column)) cells.set(column, cell.trim());
  });
  return { kind: "row", line: item.line, cells, headers };
}
