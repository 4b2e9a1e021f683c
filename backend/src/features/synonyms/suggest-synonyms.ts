import { analyse, findKnownTerms } from "#features/retrieval";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectAskedAgain, selectSynonyms, selectTypedWordings, type Wordings } from "./queries.ts";
import { swappedWords } from "./swapped-words.ts";

/** Questions asked again that are looked at, and wordings of typed answers. */
const MOST_LOOKED_AT = 1_000;
const MOST_SUGGESTED = 50;
/** One visitor's second try may be about something else. */
const LEAST_CONVERSATIONS = 2;

export interface SynonymSuggestion {
  language: string | null;
  words: [string, string];
  source: "questions" | "typed_answers";
  times: number;
  example: string;
}

/**
 * Pairs of names that this shop's own traffic speaks for: a word that no passage holds, given up for one that does when
 * the question was asked again and answered, in two conversations or more; and words that typed answers' questions are
 * put with. Nothing is used before a member accepts it; what is used or refused already is left out.
 */
export async function suggestSynonyms(ctx: TenantContext): Promise<{ suggestions: SynonymSuggestion[] }> {
  return tenantTransaction(ctx, async (tx) => {
    const asked = gather(await selectAskedAgain(tx, ctx, MOST_LOOKED_AT), "questions");
    const typed = gather(await selectTypedWordings(tx, ctx, MOST_LOOKED_AT), "typed_answers");
    const often = asked.filter(({ times }) => times >= LEAST_CONVERSATIONS);
    const learned = await ofUnknownWords(tx, ctx, often);
    const settled = await readSettled(tx, ctx);
    const open = [...learned, ...typed].filter(({ words }) => !settled.has(pairKey(words)));
    const suggestions = open.toSorted((one, other) => other.times - one.times).slice(0, MOST_SUGGESTED);
    return { suggestions };
  });
}

function gather(wordings: readonly Wordings[], source: SynonymSuggestion["source"]): SynonymSuggestion[] {
  const pairs = new Map<string, SynonymSuggestion & { places: Set<string> }>();
  for (const { first, second, language, place } of wordings) {
    const words = swappedWords(first, second, language ?? "en");
    if (!words) continue;
    const key = `${language ?? ""}\n${pairKey(words)}`;
    const known = pairs.get(key) ?? { language, words, source, times: 0, example: first, places: new Set() };
    known.places.add(place);
    pairs.set(key, known);
  }
  return [...pairs.values()].map(({ places, ...pair }) => ({ ...pair, times: places.size }));
}

/** What the shop itself speaks of needs no other name, and what it does not speak of can be none. */
async function ofUnknownWords(
  tx: Transaction,
  ctx: TenantContext,
  pairs: readonly SynonymSuggestion[],
): Promise<SynonymSuggestion[]> {
  const termsOf = ({ language }: SynonymSuggestion, words: string) => analyse(words, language ?? "en");
  const all = pairs.flatMap((pair) => pair.words.flatMap((words) => termsOf(pair, words)));
  const known = await findKnownTerms(ctx, tx, [...new Set(all)]);
  return pairs.filter((pair) => {
    const [unknown, name] = pair.words;
    return (
      !termsOf(pair, unknown).some((term) => known.has(term)) && termsOf(pair, name).every((term) => known.has(term))
    );
  });
}

async function readSettled(tx: Transaction, ctx: TenantContext): Promise<Set<string>> {
  const rows = [...(await selectSynonyms(tx, ctx, "used")), ...(await selectSynonyms(tx, ctx, "refused"))];
  return new Set(rows.flatMap(({ words }) => words.flatMap((one) => words.map((other) => pairKey([one, other])))));
}

function pairKey(words: readonly string[]): string {
  return words
    .map((word) => word.toLowerCase())
    .toSorted()
    .join("\n");
}
