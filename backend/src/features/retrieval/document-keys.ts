import type { DocumentKind } from "#features/content";

/** By the two bits above a document's number in a posting; the order is stored, so it never changes. */
const kinds = ["page", "file", "product", "qa"] as const satisfies readonly DocumentKind[];
const numberBits = 29;
const numberMask = 2 ** numberBits - 1;

/** A document's number with its kind, in one 32-bit integer: filters by kind cost no lookup. */
export function documentKey(number: number, kind: DocumentKind): number {
  return (kinds.indexOf(kind) << numberBits) | number;
}

export function documentNumberOf(key: number): number {
  return key & numberMask;
}

export function documentKindOf(key: number): DocumentKind {
  return kinds[key >>> numberBits] ?? "page";
}
