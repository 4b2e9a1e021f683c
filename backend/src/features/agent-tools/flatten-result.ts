const MOST_LINES = 60;
const LONGEST_LINE = 400;
const DEEPEST = 5;

/** What a tool gave back as lines `name: value`, whatever its shape; at most 60, each of at most 400 characters. */
export function flattenResult(text: string): string[] {
  const value = parse(text);
  const lines = value === undefined ? text.split(/\r?\n/) : [...walk(value, "", 0)];
  return lines
    .map((line) => line.replaceAll(/\s+/gu, " ").trim().slice(0, LONGEST_LINE))
    .filter((line) => line !== "")
    .slice(0, MOST_LINES);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function* walk(value: unknown, name: string, depth: number): Generator<string> {
  if (value === null || value === undefined || depth > DEEPEST) return;
  if (typeof value === "object") {
    for (const [key, one] of partsOf(value)) yield* walk(one, [name, key].join(" ").trim(), depth + 1);
  } else {
    yield [name, typeof value === "string" ? value : JSON.stringify(value)].filter((part) => part !== "").join(": ");
  }
}

/** Numbered from 1 where there are several. */
function partsOf(value: object): [string, unknown][] {
  if (!Array.isArray(value)) return Object.entries(value);
  return value.map((one: unknown, index) => [value.length > 1 ? String(index + 1) : "", one]);
}
