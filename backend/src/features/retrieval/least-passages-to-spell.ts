import type { SearchBasis } from "./statistics-queries.ts";

/** In a large collection a word that hardly any passage holds is as likely a slip of the catalogue itself. */
export function leastPassagesToSpell({ languages }: SearchBasis): number {
  const passages = languages.reduce((sum, language) => sum + language.passages, 0);
  if (passages < 1_000) return 1;
  return passages < 5_000 ? 2 : 3;
}
