import { readLimits } from "./read-limits.ts";

/**
 * Rows of a table as lines that say what each value means without the table: `Size: M; Chest: 96 cm`. Without a header,
 * two columns read as a name and its value, more are set side by side with bars. Every cell's text is kept; a label too
 * long to repeat stands once, in a first line.
 */
export function renderTableRows(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const lines = rows.map((row) => renderRow(header, row)).filter((line) => line !== "");
  const isHeaderLost = lines.length === 0 || header.some((label, column) => isLabelLost(label, column, rows));
  const headLine = header.filter((label) => label !== "").join(" | ");
  return isHeaderLost && headLine !== "" ? [headLine, ...lines] : lines;
}

function isLabelLost(label: string, column: number, rows: readonly (readonly string[])[]): boolean {
  if (label === "") return false;
  return label.length > readLimits.labelChars || !rows.some((row) => (row[column] ?? "") !== "");
}

function renderRow(header: readonly string[], row: readonly string[]): string {
  const filled = row.filter((cell) => cell !== "");
  if (header.every((label) => label === "")) {
    const isPair = row.length === 2 && filled.length === 2 && (row[0] ?? "").length <= readLimits.labelChars;
    return isPair ? joinPair(row[0], row[1]) : filled.join(" | ");
  }
  return row
    .map((cell, column) => (cell === "" ? "" : joinPair(header[column], cell)))
    .filter((text) => text !== "")
    .join("; ");
}

function joinPair(label = "", value = ""): string {
  if (label === "" || label === value || label.length > readLimits.labelChars) return value;
  return /[:：]$/u.test(label) ? `${label} ${value}` : `${label}: ${value}`;
}
