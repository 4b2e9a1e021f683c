/** Bytes after gzip that no build may exceed. */
const budgets = {
  /** Page, scripts and styles that every first visit loads, whichever screen it opens; beside them the words of one language. */
  start: 215_000,
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

export type Manifest = Record<string, ManifestEntry>;

export interface ScreenWeight {
  screen: string;
  bytes: number;
}

/** What the start and each screen load, heaviest first; the start has the name `start`. Throws where the page is missing. */
export function weighScreens(manifest: Manifest, sizes: Record<string, number>): ScreenWeight[] {
  if (manifest[START] === undefined) throw new Error("The manifest does not name the page.");
  const weigh = (keys: string[]) =>
    [...filesOf(manifest, keys)].reduce((sum, file) => sum + (sizes[file] ?? 0), sizes[START] ?? 0);
  const screens = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry);
  return [
    { screen: "start", bytes: weigh([START]) },
    ...screens.map((screen) => ({ screen, bytes: weigh([START, screen]) })),
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
