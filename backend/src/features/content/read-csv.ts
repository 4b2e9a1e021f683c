import { detectDelimiter } from "./detect-delimiter.ts";
import { readDelimitedRows } from "./read-delimited-rows.ts";
import { readLimits } from "./read-limits.ts";
import type { SectionBuilder } from "./section-builder.ts";

/** Rows of one section, so that a citation names a place in a long file. */
const rowsInSection = 200;

/** A delimited file as tables under its first row; more than 200 rows are parted into sections "Rows 1–200" and so on. */
export async function readCsv(text: string, builder: SectionBuilder): Promise<void> {
  const rows: string[][] = [];
  let unreadable = 0;
  for await (const item of readDelimitedRows([text], { delimiter: detectDelimiter(text) })) {
    if (item.kind === "problem") unreadable += 1;
    else if (rows.length <= readLimits.tableRows) rows.push(item.cells);
    else cutRows(builder);
  }
  if (unreadable > 0) {
    builder.notice({ code: "rows_unreadable", detail: `${unreadable} rows could not be read and were left out.` });
  }
  writeTables(rows, builder);
}

function cutRows(builder: SectionBuilder): void {
  builder.notice({ code: "table_cut", detail: `Only the first ${readLimits.tableRows} rows were read.` });
}

function writeTables(rows: readonly string[][], builder: SectionBuilder): void {
  const [header = [], ...body] = rows;
  for (let start = 0; start < Math.max(body.length, 1); start += rowsInSection) {
    const end = Math.min(start + rowsInSection, body.length);
    if (body.length > rowsInSection) builder.heading(1, `Rows ${start + 1}–${end}`);
    builder.table(header, body.slice(start, end));
  }
}
