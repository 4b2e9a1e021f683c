import type { SearchHit } from "#features/retrieval";

/** The passages that a model may cite, by the numbers under which it was given them. */
export interface ModelSources {
  /** Numbers of the passages, in their order; one that is known keeps its number. */
  add(hits: readonly SearchHit[]): number[];
  get(number: number): SearchHit | undefined;
  all(): SearchHit[];
}

export function createModelSources(): ModelSources {
  const hits: SearchHit[] = [];
  const numbers = new Map<number, number>();
  return {
    add: (added) =>
      added.map((hit) => {
        const known = numbers.get(hit.chunk.number);
        if (known !== undefined) return known;
        numbers.set(hit.chunk.number, hits.push(hit));
        return hits.length;
      }),
    get: (number) => hits[number - 1],
    all: () => [...hits],
  };
}
