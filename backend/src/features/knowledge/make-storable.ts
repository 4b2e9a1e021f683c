import type { SourceDocument } from "#features/content";

/** The same document with every text in it such that PostgreSQL takes it: well-formed Unicode without NUL. */
export function makeStorable(document: SourceDocument): SourceDocument {
  if (isStorable(document)) return document;
  const repaired: SourceDocument = JSON.parse(
    JSON.stringify(document, (_, value: unknown) => (typeof value === "string" ? repair(value) : value)),
  );
  return repaired;
}

function isStorable(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  return typeof value !== "object" || value === null || Object.values(value).every(isStorable);
}

/** One text as PostgreSQL takes it. */
export function repair(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
