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
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries())
      yield* walk(one, value.length > 1 ? `${name} ${index + 1}` : name, depth + 1);
    return;
  }
  if (typeof value === "object") {
    for (const [key, one] of Object.entries(value)) yield* walk(one, name === "" ? key : `${name} ${key}`, depth + 1);
    return;
  }
  yield name === "" ? `${String(value)}` : `${name}: ${String(value)}`;
}
