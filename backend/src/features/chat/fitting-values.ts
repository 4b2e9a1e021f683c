import { analyse } from "#features/retrieval";
import { foldFigures } from "./fold-figures.ts";
import { readFigures, type Figure } from "./read-figures.ts";
import { readMeasures } from "./read-measures.ts";
import { replaceNumberWords } from "./replace-number-words.ts";
import { cellsOf, isRow, labelOf, valueOf } from "./table-row.ts";

/** Sizes and days that a question states, to be found among those of a table or a policy. */
export interface StatedValues {
  /** Numbers with a unit of length or weight, without it: tables name it once for all. */
  numbers: readonly number[];
  dates: readonly Figure[];
}

const MEASURED = new Set(["cm", "mm", "m", "in", "kg", "g", "lb", "l"]);

export function readStatedValues(question: string, language: string): StatedValues {
  const measures = [...readMeasures(replaceNumberWords(foldFigures(question), language))].map((one) => one.split(" "));
  return {
    numbers: measures.filter(([, unit = ""]) => MEASURED.has(unit)).map(([number]) => Number(number)),
    dates: readFigures(question, language).figures.filter(({ kind }) => kind === "date"),
  };
}

/**
 * Whether a row of a table has the question's size in a column that the question names: "chest 97 cm" stands in the row
 * of "Chest: 94–101". Null where it is no such row, or has no such column.
 */
export function fitsRow(
  { numbers }: StatedValues,
  row: { text: string; language: string },
  terms: readonly string[],
): boolean | null {
  if (numbers.length === 0 || !isRow(row.text)) return null;
  const cells = cellsOf(row.text).filter((cell) => namesColumn(labelOf(cell), terms, row.language));
  const ranges = cells.flatMap((cell) => readRange(valueOf(cell)) ?? []);
  if (ranges.length === 0) return null;
  return ranges.some(({ from, to }) => numbers.some((number) => from <= number && number <= to));
}

const SHORTEST_NAME = 4;

/** "Brustumfang" is looked for in the column "Brust". */
function namesColumn(label: string, terms: readonly string[], language: string): boolean {
  return analyse(label, language).some((name) =>
    terms.some((term) => term === name || (name.length >= SHORTEST_NAME && term.startsWith(name))),
  );
}

const RANGE = /^(\d+(?:[.,]\d+)?)(?:\s*[-–—]\s*(\d+(?:[.,]\d+)?))?(?:\s*\p{L}{1,3}\.?)?$/u;

function readRange(value: string): { from: number; to: number } | null {
  const [, from, to = from] = RANGE.exec(value.trim()) ?? [];
  if (from === undefined || to === undefined) return null;
  return { from: toNumber(from), to: toNumber(to) };
}

function toNumber(text: string): number {
  return Number(text.replace(",", "."));
}

/** Whether a day that the question states lies between the first two that a sentence does: "from … to …". */
export function fitsDates({ dates }: StatedValues, figures: readonly Figure[]): boolean {
  const [from, to] = figures.filter(({ kind }) => kind === "date");
  if (!from || !to) return false;
  return dates.some((date) => isBetween(date, from, to));
}

function isBetween(date: Figure, from: Figure, to: Figure): boolean {
  const [day, first, last] = [date, from, to].map(readDay);
  if (!day || !first || !last) return false;
  const year = last.year ?? first.year;
  const [at, begin, end] = [day, first, last].map((one) => toOrder({ ...one, year: one.year ?? year }));
  return at !== undefined && begin !== undefined && end !== undefined && begin <= at && at <= end;
}

interface Day {
  year: number | null;
  month: number;
  day: number;
}

function readDay({ values: [value = ""] }: Figure): Day | null {
  const [, year = "", month, day] = /^(\?|\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? [];
  if (month === undefined || day === undefined) return null;
  return { year: year === "?" ? null : Number(year), month: Number(month), day: Number(day) };
}

function toOrder({ year, month, day }: Day): number {
  return (year ?? 0) * 10_000 + month * 100 + day;
}
