/** A row of a table as passages have it: "Country: Norway; Standard parcel: €19.90; …". */
const CELL = /^[^:：;]{1,80}[:：]\s*\S/u;
const LEAST_CELLS = 2;

/** The cells of a row, as they stand there. */
export function cellsOf(text: string): string[] {
  return text.split(/;\s+/u);
}

export function isRow(text: string, leastCells = LEAST_CELLS): boolean {
  const cells = cellsOf(text);
  return cells.length >= leastCells && cells.every((cell) => CELL.test(cell));
}

export function labelOf(cell: string): string {
  return cell.slice(0, cell.search(/[:：]/u));
}

export function valueOf(cell: string): string {
  return cell.slice(cell.search(/[:：]/u) + 1).trim();
}

export function labelsOf(row: string): string[] {
  return cellsOf(row).map(labelOf);
}

export function valuesOf(row: string): string[] {
  return cellsOf(row).map(valueOf);
}
