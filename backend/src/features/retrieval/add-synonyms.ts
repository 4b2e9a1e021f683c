import { analyseToken } from "./analyse-token.ts";
import { stripAccents } from "./fold-text.ts";
import { synonymGroups } from "./synonym-groups.ts";

/** What a tenant calls by several names, beside what everybody does. */
export interface OwnSynonyms {
  /** Differs whenever the groups do. */
  version: string;
  groups: readonly { language: string | null; words: readonly string[] }[];
}

const noSynonyms: OwnSynonyms = { version: "", groups: [] };

/** A name, and the terms that its words stand under. */
interface Name {
  text: string;
  terms: string[];
}

/** The groups of a language by the first term of each of their names. */
type Groups = Map<string, Name[][]>;

const builtIn = new Map<string, Groups>();
const own = new Map<string, Groups>();
const keptVersions = 500;

/**
 * Tells words what else the thing is called ("laptop": "notebook"), from the built-in groups of the languages and the
 * tenant's own. A name of several words is known when they stand side by side.
 */
export function addSynonyms<Word extends Asked>(
  words: Word[],
  languages: string[],
  tenants: OwnSynonyms = noSynonyms,
): Word[] {
  const widened = words.map((word) => ({ ...word, synonyms: [...word.synonyms] }));
  for (const { index, name, others } of findNames(words, languages, tenants)) {
    for (const word of widened.slice(index, index + name.terms.length))
      word.synonyms.push(...others.map(({ terms }) => terms));
  }
  return widened;
}

/** A name in a question that has others. */
export interface OtherNames {
  /** As it is asked with. */
  name: string;
  /** Whether any passage holds it. */
  isHeld: boolean;
  /** Those of the others that passages hold, as they are written in their group. */
  others: string[];
}

/** The names in a question that have others among the tenant's own groups and the built-in ones. */
export function listOtherNames(
  words: readonly (Pick<Asked, "spellings"> & { text: string })[],
  { languages, synonyms, isHeld }: { languages: string[]; synonyms: OwnSynonyms; isHeld: (term: string) => boolean },
): OtherNames[] {
  return findNames(words, languages, synonyms).map(({ index, name, others }) => ({
    name: words
      .slice(index, index + name.terms.length)
      .map(({ text }) => text)
      .join(" "),
    isHeld: name.terms.every(isHeld),
    others: others.filter(({ terms }) => terms.every(isHeld)).map(({ text }) => text),
  }));
}

interface Asked {
  spellings: string[];
  synonyms: string[][];
}

interface Found {
  index: number;
  name: Name;
  others: Name[];
}

function findNames(words: readonly Pick<Asked, "spellings">[], languages: string[], tenants: OwnSynonyms): Found[] {
  const all = languages.flatMap((language) => [groupsOf(language), ownGroupsOf(language, tenants)]);
  return words.flatMap(({ spellings }, index) =>
    all
      .flatMap((groups) => groups.get(spellings[0] ?? "") ?? [])
      .flatMap((group) => {
        const name = group.find(({ terms }) =>
          terms.every((term, place) => words[index + place]?.spellings[0] === term),
        );
        return name ? [{ index, name, others: group.filter((other) => other !== name) }] : [];
      }),
  );
}

function groupsOf(language: string): Groups {
  const known = builtIn.get(language);
  if (known) return known;
  const groups = toGroups(
    (synonymGroups[language] ?? []).map((line) => line.split("|")),
    language,
  );
  builtIn.set(language, groups);
  return groups;
}

function ownGroupsOf(language: string, { version, groups: all }: OwnSynonyms): Groups {
  if (all.length === 0) return none;
  const key = `${language} ${version}`;
  const known = own.get(key);
  if (known) return known;
  const mine = all.filter((group) => group.language === null || group.language === language);
  const groups = toGroups(
    mine.map(({ words }) => words),
    language,
  );
  if (own.size >= keptVersions) own.clear();
  own.set(key, groups);
  return groups;
}

const none: Groups = new Map();

function toGroups(lines: readonly (readonly string[])[], language: string): Groups {
  const groups: Groups = new Map();
  for (const line of lines) {
    const group = line
      .map((text) => ({ text, terms: toTerms(text, language) }))
      .filter(({ terms }) => terms.length > 0);
    for (const first of new Set(group.map(({ terms }) => terms[0] ?? "")))
      groups.set(first, [...(groups.get(first) ?? []), group]);
  }
  return groups;
}

function toTerms(name: string, language: string): string[] {
  return name
    .toLowerCase()
    .split(" ")
    .flatMap((word) => analyseToken(word, language).terms.slice(0, 1).map(stripAccents));
}
