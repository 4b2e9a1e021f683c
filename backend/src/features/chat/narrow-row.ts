import { analyse } from "#features/retrieval";
import { askedTerms } from "./asked-terms.ts";
import { expectationOf, meetsExpectation, type Expectation } from "./expected-figures.ts";
import { readFigures } from "./read-figures.ts";
import { cellsOf, isRow, labelOf, valueOf } from "./table-row.ts";
import { relatedTerms, type AskedIn } from "./related-terms.ts";

/** A row of two cells is short enough as it is. */
const LEAST_CELLS = 3;

/**
 * The cells of a table's row that answer: those that name what was asked about, and those with the label or the kind of
 * figure that was asked for. The whole row where the question does not choose; any other text as it is.
 */
export function narrowRow(text: string, asked: AskedIn, language: string): string {
  if (!isRow(text, LEAST_CELLS)) return text;
  const cells = cellsOf(text);
  const question = [asked.question, ...(asked.earlier ?? [])].join(" ");
  const terms = askedTerms(question, asked.language, language);
  const related = relatedTerms(terms, { ...asked, question }, language);
  const wanted = new Set([...terms, ...[...related.values()].flat()]);
  const holds = (part: string) => analyse(part, language).some((term) => wanted.has(term));
  const isSubject = cells.map((cell) => analyse(valueOf(cell), language).some((term) => terms.includes(term)));
  const isLabelled = cells.map((cell) => holds(labelOf(cell)));
  const expectation = asked.expectation ?? expectationOf(asked.question);
  const isExpected = cells.map((cell) => hasExpected(cell, expectation, language));
  const isValue = (marks: readonly boolean[]) => marks.map((mark, at) => mark && !(isSubject[at] ?? false));
  const isChosen = isValue(isLabelled.map((mark, at) => mark && (isExpected[at] ?? false)));
  const values = [isChosen, isValue(isExpected), isValue(isLabelled)].find((marks) => marks.includes(true)) ?? isChosen;
  const kept = cells.filter((_, at) => isSubject[at] || values[at]);
  return kept.length > 0 && isSubject.includes(true) && values.includes(true) ? kept.join("; ") : text;
}

function hasExpected(cell: string, expectation: Expectation, language: string): boolean {
  const value = valueOf(cell);
  return (
    expectation !== null &&
    meetsExpectation(expectation, { text: value, figures: readFigures(value, language).figures })
  );
}
