/** Bytes after gzip that no build may exceed. */
export const budgets = {
  /** What every page of a storefront loads. */
  loader: 2_048,
  /** Loader and panel together: everything that an open chat in English takes. */
  open: 12_288,
  /** What comes when the visitor wants a person. */
  people: 6_144,
  /** One further language. */
  language: 2_048,
} as const;

/** Gzip bytes by file name. */
export type Sizes = Record<string, number>;

/** One line for each budget that these files exceed; empty when all hold. Refuses sizes without a loader and a panel. */
export function findExceededBudgets(sizes: Sizes): string[] {
  const { "widget.js": loader, "panel.js": panel, "people.js": people = 0, ...languages } = sizes;
  if (!loader || !panel) return ["widget.js or panel.js is missing"];
  return [
    exceeded("widget.js", loader, budgets.loader),
    exceeded("widget.js and panel.js", loader + panel, budgets.open),
    exceeded("people.js", people, budgets.people),
    ...Object.entries(languages).map(([file, size]) => exceeded(file, size, budgets.language)),
  ].flat();
}

function exceeded(what: string, size: number, budget: number): string[] {
  return size > budget ? [`${what}: ${size} bytes gzipped, ${size - budget} over the budget of ${budget}`] : [];
}
