import type { AskedWords } from "./asked-words.ts";

/** What is left of a word's worth where only a word of the same meaning stands, its two parts, or one with the same stem. */
export const HELD = { related: 0.65, compound: 0.8, kin: 0.2 } as const;

/** Shortest stem by which two words are kin: "fold" and "foldable". */
const SHORTEST_STEM = 4;
/** What a stem must make up of the longer word. */
const STEM_SHARE = 0.5;

/** Share of the question's weight that stands in any of the places, 0 to 1. */
export function shareHeld(asked: AskedWords, places: readonly ReadonlySet<string>[]): number {
  const all = asked.terms.reduce((sum, term) => sum + asked.weigh(term), 0);
  if (all === 0) return 0;
  return asked.terms.reduce((sum, term) => sum + asked.weigh(term) * heldShare(asked, term, places), 0) / all;
}

/** The question's terms that stand in any of the places, in whatever way. */
export function termsHeld(asked: AskedWords, places: readonly ReadonlySet<string>[]): Set<string> {
  return new Set(asked.terms.filter((term) => heldShare(asked, term, places) > 0));
}

function heldShare(asked: AskedWords, term: string, places: readonly ReadonlySet<string>[]): number {
  const { related, expressions } = asked;
  const together = expressions.get(term) ?? [term];
  if (places.some((place) => together.every((part) => place.has(part)))) return 1;
  if (asked.aliases.get(term)?.some((key) => places.some((place) => key.every((part) => place.has(part)))) === true)
    return HELD.related;
  const others = related.get(term) ?? [];
  if (others.some((other) => places.some((place) => place.has(other)))) return HELD.related;
  if (places.some((place) => hasKin(place, term))) return hasBothParts(places, term) ? HELD.compound : HELD.kin;
  return 0;
}

/** "Expressversand" is said by "Express" and "Versand" together; a letter or two may join the parts. */
function hasBothParts(places: readonly ReadonlySet<string>[], term: string): boolean {
  const parts = places.flatMap((place) => [...place].filter((one) => one.length >= SHORTEST_STEM && one !== term));
  const first = Math.max(0, ...parts.filter((one) => term.startsWith(one)).map((one) => one.length));
  const last = Math.max(0, ...parts.filter((one) => term.endsWith(one)).map((one) => one.length));
  const joint = term.length - first - last;
  return first > 0 && last > 0 && joint >= 0 && joint <= MOST_JOINING;
}

const MOST_JOINING = 2;

function hasKin(place: ReadonlySet<string>, term: string): boolean {
  if (term.length < SHORTEST_STEM) return false;
  for (const other of place) if (areKin(term, other)) return true;
  return false;
}

/** One is the beginning of the other, as words of one family and of compounds are. */
function areKin(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return (
    short.length >= SHORTEST_STEM &&
    short.length >= long.length * STEM_SHARE &&
    long.startsWith(short) &&
    !/\d/.test(short)
  );
}
