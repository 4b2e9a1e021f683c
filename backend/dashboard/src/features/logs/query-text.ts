import type { LogFacets } from "./log-types.ts";

export interface Completion {
  /** What takes the place of the text from `from` to `to`. */
  text: string;
  from: number;
  to: number;
}

const NAMES = ["level:", "level>=", "log:", "source:", "conv:", "visitor:", "trace:", "since:", "until:"];
const TIMES = ["15m", "1h", "24h", "7d", "30d"];
const MOST = 8;

/** What the word at the caret may go on with: names, and after a name the values that records have. */
export function completeQuery(query: string, caret: number, facets: LogFacets | undefined): Completion[] {
  const word = /(?:^|[\s(])-?([^\s()"]*)$/.exec(query.slice(0, caret))?.[1] ?? "";
  if (word === "") return [];
  const rest = /^[^\s()"]*/.exec(query.slice(caret))?.[0] ?? "";
  return optionsFor(word, facets)
    .filter((option) => option !== word && option.toLowerCase().startsWith(word.toLowerCase()))
    .slice(0, MOST)
    .map((text) => ({ text, from: caret - word.length, to: caret + rest.length }));
}

function optionsFor(word: string, facets: LogFacets | undefined): string[] {
  const [, name, operator] = /^([\w.-]+?)(:|>=|!=|=)/.exec(word) ?? [];
  if (name === undefined || operator === undefined) return namesOf(facets);
  return valuesOf(name, facets).map((value) => `${name}${operator}${value}`);
}

/** The query with the completion in its place, and where the caret stands then. */
export function applyCompletion(query: string, { text, from, to }: Completion): { query: string; caret: number } {
  const end = /[:=]$/.test(text) || query.charAt(to) === " " ? "" : " ";
  return { query: `${query.slice(0, from)}${text}${end}${query.slice(to)}`, caret: from + text.length + end.length };
}

function namesOf(facets: LogFacets | undefined): string[] {
  return [...NAMES, ...(facets?.fields ?? []).map(({ value }) => `field.${value}:`)];
}

function valuesOf(name: string, facets: LogFacets | undefined): string[] {
  if (name === "since" || name === "until") return TIMES;
  if (name === "level") return ["error", "warn", "info", "debug", "trace", "fatal"];
  const values = name === "log" ? facets?.logs : name === "source" ? facets?.sources : facets?.values;
  return (values ?? []).map(({ value }) => quoteValue(value));
}

/** A value as a query holds it: in quotes where it needs them. */
export function quoteValue(value: string): string {
  return /^[^\s()",\\*]+$/.test(value) ? value : `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** The query with one more term. */
export function addTerm(query: string, term: string): string {
  return query.trim() === "" ? term : `${query.trim()} ${term}`;
}

/** The query's first `since`, such as `24h`; empty without one. */
export function readSince(query: string): string {
  return /(?:^|\s)since:(\S+)/.exec(query)?.[1] ?? "";
}

/** The query for another period; times that it had before go. */
export function setPeriod(query: string, period: { since?: string; until?: string }): string {
  const rest = query
    .replaceAll(/(^|\s)(?:since|until):\S+/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
  const terms = Object.entries(period).map(([name, value]) => `${name}:${value}`);
  return [rest, ...terms].filter((part) => part !== "").join(" ");
}

/** Which field the caret stands at, so that its values can be asked for. */
export function fieldAt(query: string, caret: number): string | undefined {
  return /(?:^|[\s(])-?field\.([^\s:=<>!()",]+)(?::|=|!=)[^\s()"]*$/.exec(query.slice(0, caret))?.[1];
}
