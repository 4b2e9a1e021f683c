import { analyseToken } from "./analyse-token.ts";
import { stripAccents } from "./fold-text.ts";
import { synonymGroups } from "./synonym-groups.ts";

/** The terms that the words of a name stand under. */
type Name = string[];

const cache = new Map<string, Map<string, Name[][]>>();

/**
 * Tells words what else the thing is called ("laptop": "notebook"), from the built-in groups of the languages. A name of
 * several words is known when they stand side by side.
 */
export function addSynonyms<Word extends Asked>(words: Word[], languages: string[]): Word[] {
  const widened = words.map((word) => ({ ...word, synonyms: [...word.synonyms] }));
  for (const [index, { spellings }] of words.entries()) {
    for (const group of languages.flatMap((language) => groupsOf(language).get(spellings[0] ?? "") ?? [])) {
      const name = group.find((terms) => terms.every((term, place) => words[index + place]?.spellings[0] === term));
      if (!name) continue;
      const others = group.filter((other) => other !== name);
      for (const word of widened.slice(index, index + name.length)) word.synonyms.push(...others);
    }
  }
  return widened;
}

interface Asked {
  spellings: string[];
  synonyms: Name[];
}

/** The groups of a language by the first term of each of their names. */
function groupsOf(language: string): Map<string, Name[][]> {
  const known = cache.get(language);
  if (known) return known;
  const groups = new Map<string, Name[][]>();
  for (const line of synonymGroups[language] ?? []) {
    const group = line.split("|").map((name) => toTerms(name, language));
    for (const [first = ""] of group) groups.set(first, [...(groups.get(first) ?? []), group]);
  }
  cache.set(language, groups);
  return groups;
}

function toTerms(name: string, language: string): Name {
  return name.split(" ").flatMap((word) => analyseToken(word, language).terms.slice(0, 1).map(stripAccents));
}
