import { cleanLine } from "./clean-text.ts";
import { readLimits } from "./read-limits.ts";
import { isElement, isRemoved, readHtmlText, walkHtml } from "./walk-html.ts";
import type { HtmlElement, HtmlNode } from "./walk-html.ts";

export interface HtmlTable {
  caption: string;
  /** Empty when the table names its columns nowhere. */
  header: string[];
  rows: string[][];
}

interface Cell {
  text: string;
  isHeader: boolean;
}

interface TableParts {
  captions: string[];
  rows: { cells: HtmlElement[]; isHead: boolean }[];
}

/**
 * A data table with spanned cells repeated in every row and column they span, or null where the table only lays a page
 * out: it holds another table, or no row has two cells.
 */
export function readHtmlTable(table: HtmlElement): HtmlTable | null {
  const parts = findParts(table);
  if (!parts || !parts.rows.some((row) => row.cells.length > 1)) return null;
  const grid = expandSpans(parts.rows.map((row) => row.cells));
  const headRows = countHeadRows(parts, grid);
  return {
    caption: cleanLine(parts.captions.join(" ")),
    header: joinHeaders(grid.slice(0, headRows)),
    rows: grid.slice(headRows).map((row) => row.map((cell) => cell.text)),
  };
}

/** Null for a table that holds another, or text or cells where only rows may stand. */
function findParts(table: HtmlElement): TableParts | null {
  const parts: TableParts = { captions: [], rows: [] };
  const seen = { tables: 0, cells: 0, rowCells: 0, insideCells: 0, isStray: false };
  walkHtml(table, {
    enter: (element) => {
      if (isRemoved(element)) return false;
      if (element.name === "table") seen.tables += 1;
      if (element.name === "caption") parts.captions.push(readHtmlText(element));
      if (element.name === "tr") seen.rowCells += addRow(parts, element);
      if (isCell(element)) seen.cells += 1;
      seen.insideCells += Number(holdsText(element));
      return true;
    },
    leave: (element) => {
      if (!isRemoved(element)) seen.insideCells -= Number(holdsText(element));
    },
    text: (data) => (seen.isStray ||= seen.insideCells === 0 && data.trim() !== ""),
  });
  return seen.tables > 1 || seen.isStray || seen.cells > seen.rowCells ? null : parts;
}

function holdsText(element: HtmlElement): boolean {
  return element.name === "td" || element.name === "th" || element.name === "caption";
}

/** Returns how many cells the row has, also those beyond the columns that are kept. */
function addRow(parts: TableParts, row: HtmlElement): number {
  const cells = row.children.filter(isCell);
  const parent = row.parentNode;
  const isHead = parent !== null && isElement(parent) && parent.name === "thead";
  parts.rows.push({ cells: cells.slice(0, readLimits.tableColumns + 1), isHead });
  return cells.length;
}

function isCell(node: HtmlNode): node is HtmlElement {
  return isElement(node) && (node.name === "td" || node.name === "th") && !isRemoved(node);
}

/** Column by column, the cell that still reaches down from a row above. */
type Pending = Map<number, { cell: Cell; rowsLeft: number }>;

function expandSpans(rows: HtmlElement[][]): Cell[][] {
  const pending: Pending = new Map();
  return rows.slice(0, readLimits.tableRows + 1).map((row) => expandRow(row, pending));
}

function expandRow(elements: HtmlElement[], pending: Pending): Cell[] {
  const row: Cell[] = [];
  for (const element of elements) {
    takePending(row, pending);
    placeCell(element, row, pending);
  }
  takePending(row, pending);
  return row;
}

function takePending(row: Cell[], pending: Pending): void {
  for (let above = pending.get(row.length); above; above = pending.get(row.length)) {
    if (above.rowsLeft <= 1) pending.delete(row.length);
    else above.rowsLeft -= 1;
    row.push(above.cell);
  }
}

function placeCell(element: HtmlElement, row: Cell[], pending: Pending): void {
  const first: Cell = { text: cleanLine(readHtmlText(element)), isHeader: element.name === "th" };
  const isLong = first.text.length > readLimits.labelChars;
  const repeated: Cell = isLong ? { text: "", isHeader: first.isHeader } : first;
  const width = readSpan(element.attribs["colspan"]);
  const height = readSpan(element.attribs["rowspan"]);
  for (let column = 0; column < width && row.length <= readLimits.tableColumns; column += 1) {
    if (height > 1) pending.set(row.length, { cell: repeated, rowsLeft: height - 1 });
    row.push(column === 0 ? first : repeated);
  }
}

function readSpan(value: string | undefined): number {
  const span = Number.parseInt(value ?? "1", 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), readLimits.cellSpan);
}

/**
 * Rows of a `thead`, else leading rows made of `th` alone (at most three), else a first row that reads like names above
 * figures. A lone column of `th` names rows, not columns.
 */
function countHeadRows(parts: TableParts, grid: Cell[][]): number {
  const marked = parts.rows.findIndex((row) => !row.isHead);
  if (marked > 0) return marked;
  const made = grid.findIndex((row) => !row.every((cell) => cell.isHeader));
  if (made > 0) return Math.min(made, 3);
  return grid.some((row) => row.some((cell) => cell.isHeader)) ? 0 : Number(hasNamesAboveFigures(grid));
}

/** For tables typed without header cells. Two columns are left alone: those are mostly names beside values. */
function hasNamesAboveFigures(grid: Cell[][]): boolean {
  const [first, ...rest] = grid;
  if (!first || first.length < 3 || rest.length < 2) return false;
  if (first.some((cell) => cell.text === "" || cell.text.length > 60 || /\d/.test(cell.text))) return false;
  return first.some((_, column) => rest.every((row) => /\d/.test(row[column]?.text ?? "")));
}

function joinHeaders(rows: Cell[][]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const names = rows.map((row) => row[column]?.text ?? "").filter((text) => text !== "");
    return [...new Set(names)].join(" / ");
  });
}
