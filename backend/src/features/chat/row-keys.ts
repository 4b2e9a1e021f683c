import { analyse, type SearchHit } from "#features/retrieval";
import { cellsOf, isRow, labelOf, valueOf } from "./table-row.ts";

/** By a term of a table's row, the names of the rows that it stands in, as terms: `austria` → [`zone`, `2`]. */
export type RowKeys = ReadonlyMap<string, readonly (readonly string[])[]>;

const LEAST_CELLS = 3;
/** A number or a letter by which other sentences speak of the row. */
const KEY = /^\p{L}?\d{1,3}\p{L}?$|^\p{Lu}$/u;
/** A term that stands in more rows than this tells none of them. */
const MOST_ROWS = 2;

interface RowCandidate {
  hit: SearchHit;
  sentence: { text: string };
}

/** What the rows of the tables found are called, so that "express to Austria" finds "Zone 2: €24.90" below "Express". */
export function readRowKeys(candidates: readonly RowCandidate[]): RowKeys {
  const keys = new Map<string, string[][]>();
  for (const { hit, sentence } of candidates) {
    if (hit.document.kind === "product" || !isRow(sentence.text, LEAST_CELLS)) continue;
    const [first = "", ...others] = cellsOf(sentence.text);
    if (!KEY.test(valueOf(first))) continue;
    const { language } = hit.chunk;
    const key = analyse(`${labelOf(first)} ${valueOf(first)}`, language);
    const held = new Set(analyse(others.map(valueOf).join("\n"), language));
    for (const term of held) if (/^\p{L}+$/u.test(term)) keys.set(term, [...(keys.get(term) ?? []), key]);
  }
  return new Map([...keys].filter(([, rows]) => rows.length <= MOST_ROWS));
}
