/** Bytes after gzip that no build may exceed. */
const budgets = {
  /** Page, scripts, styles and English words that every first visit loads, whichever screen it opens. */
  start: 220_000,
  /** The same with everything that the heaviest single screen adds. */
  screen: 250_000,
} as const;

/** An entry of vite's manifest, as far as it matters here. */
export interface ManifestEntry {
  file: string;
  isDynamicEntry?: boolean;
  imports?: string[];
  css?: string[];
}

const START = "index.html";
/** Loaded by every visit, though on demand: which language it is shows only in the browser. */
const MESSAGES = "src/messages/";
const WORDS = `${MESSAGES}en.json`;

export type Manifest = Record<string, ManifestEntry>;

export interface ScreenWeight {
  screen: string;
  bytes: number;
}

/**
 * What a first visit loads by the start and by each screen, words of one language included, heaviest first; the start
 * has the name `start`. Throws where the page or its words are missing.
 */
export function weighScreens(manifest: Manifest, sizes: Record<string, number>): ScreenWeight[] {
  for (const key of [START, WORDS]) if (manifest[key] === undefined) throw new Error(`The manifest lacks ${key}.`);
  const weigh = (keys: string[]) =>
    [...filesOf(manifest, keys)].reduce((sum, file) => sum + (sizes[file] ?? 0), sizes[START] ?? 0);
  const screens = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry && !key.startsWith(MESSAGES));
  return [
    { screen: "start", bytes: weigh([START, WORDS]) },
    ...screens.map((screen) => ({ screen, bytes: weigh([START, WORDS, screen]) })),
  ].toSorted((a, b) => b.bytes - a.bytes);
}

/** One line for each budget that is exceeded. */
export function findHeavyScreens(weights: readonly ScreenWeight[]): string[] {
  return weights.flatMap(({ screen, bytes }) => {
    const budget = screen === "start" ? budgets.start : budgets.screen;
    return bytes > budget
      ? [`dashboard, ${screen}: ${bytes} bytes gzipped, ${bytes - budget} over the budget of ${budget}`]
      : [];
  });
}

/** Files of these entries and of everything that they import at once. */
function filesOf(manifest: Manifest, keys: string[]): Set<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const entry = manifest[key];
    if (entry === undefined || seen.has(key)) continue;
    seen.add(key);
    for (const file of [entry.file, ...(entry.css ?? [])]) files.add(file);
    waiting.push(...(entry.imports ?? []));
  }
  return files;
}
