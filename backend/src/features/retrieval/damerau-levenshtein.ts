/**
 * Edits between two words where a swap of neighbours is one edit (optimal string alignment, Damerau 1964). Gives up
 * with `limit + 1` as soon as it must be more than `limit`.
 */
export function damerauLevenshtein(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      current.push(cellCost({ one, other, row, column }, { current, last, beforeLast }));
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(limit + 1, last[other.length] ?? limit + 1);
}

interface Cell {
  one: string;
  other: string;
  row: number;
  column: number;
}

interface Rows {
  current: number[];
  last: number[];
  beforeLast: number[];
}

function cellCost({ one, other, row, column }: Cell, { current, last, beforeLast }: Rows): number {
  const [a, b] = [one[row - 1], other[column - 1]];
  const substituted = (last[column - 1] ?? 0) + (a === b ? 0 : 1);
  const cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, substituted);
  const isSwap = row > 1 && column > 1 && a === other[column - 2] && one[row - 2] === b;
  return isSwap ? Math.min(cost, (beforeLast[column - 2] ?? 0) + 1) : cost;
}
