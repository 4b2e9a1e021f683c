import { cleanLine, cutText } from "#features/content";

/** Structured data that a page carries for machines, with references between its nodes resolved. */
export interface JsonLd {
  /** Nodes that describe the page itself, not those inside other nodes. */
  roots: JsonObject[];
  /** The node that a bare `{"@id": …}` stands for, or the value itself. */
  follow: (value: unknown) => unknown;
}

export type JsonObject = Record<string, unknown>;

const MAX_SCRIPTS = 50;
const MAX_SCRIPT_CHARS = 1_000_000;
const MAX_ROOTS = 500;

/**
 * Reads the JSON-LD scripts of a page (schema.org). Forgives what shops get wrong: comments and CDATA around the JSON,
 * raw line breaks inside strings, commas too many. What still is no JSON is left out.
 */
export function readJsonLd(scripts: readonly string[]): JsonLd {
  const values = scripts.slice(0, MAX_SCRIPTS).map((script) => parseForgiving(script.slice(0, MAX_SCRIPT_CHARS)));
  const nodes = values.flatMap((value) => nodesOf(value)).slice(0, MAX_ROOTS);
  const byId = new Map<string, JsonObject>();
  for (const node of nodes) {
    const id = node["@id"];
    if (typeof id === "string" && Object.keys(node).length > 1 && !byId.has(id)) byId.set(id, node);
  }
  const follow = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    const id = value["@id"];
    const isReference = typeof id === "string" && Object.keys(value).every((key) => key.startsWith("@"));
    return isReference ? (byId.get(id) ?? value) : value;
  };
  const inner = nodes.flatMap((node) => listOf(node["mainEntity"]).slice(0, MAX_ROOTS).map(follow).filter(isObject));
  return { roots: [...new Set([...nodes, ...inner])], follow };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One value or many, as a list without holes. */
export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.filter((entry: unknown) => entry !== null && entry !== undefined);
  return value === null || value === undefined ? [] : [value];
}

/** Type names without their vocabulary: `Product` of `https://schema.org/Product`. */
function typesOf(node: JsonObject): string[] {
  return listOf(node["@type"]).flatMap((type) => (typeof type === "string" ? [localName(type)] : []));
}

export function hasType(node: JsonObject, ...types: string[]): boolean {
  return typesOf(node).some((type) => types.includes(type));
}

/** `InStock` of `https://schema.org/InStock` or `schema:InStock`. */
export function localName(term: string): string {
  return term.trim().replace(/^.*[/#:]/, "");
}

/** The text a value stands for: itself, its `@value`, or its `name`; of several, the first that has one. */
export function textOf(value: unknown): string | null {
  for (const one of listOf(value)) {
    const text = isObject(one) ? (plainText(one["@value"]) ?? plainText(one["name"])) : plainText(one);
    if (text !== null) return text;
  }
  return null;
}

/** As `textOf`, on one line, of limited length, with the entities undone that shops leave in names. */
export function lineOf(value: unknown, maxChars = 500): string | null {
  const text = cutText(cleanLine(undoEntities(textOf(value) ?? "")), maxChars);
  return text === "" ? null : text;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function undoEntities(text: string): string {
  return text.replace(/&(#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,4});/gi, (match, name: string) => entityOf(name) ?? match);
}

function entityOf(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()];
  const digits = name.slice(1).toLowerCase();
  return String.fromCodePoint(digits.startsWith("x") ? Number.parseInt(digits.slice(1), 16) : Number(digits));
}

function plainText(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return plainText(value[0]);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function nodesOf(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.slice(0, MAX_ROOTS).flatMap((entry: unknown) => nodesOf(entry));
  if (!isObject(value)) return [];
  const graph = listOf(value["@graph"]).filter((entry) => isObject(entry));
  return graph.length > 0 ? [...graph, ...("@type" in value ? [value] : [])] : [value];
}

const OPENINGS = ["//", "/*", "<![CDATA[", "<!--", "*/"];
const CLOSINGS = ["*/", "]]>", "-->", "//", "/*", ";"];

function parseForgiving(script: string): unknown {
  let text = script.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
  for (const opening of OPENINGS) if (text.startsWith(opening)) text = text.slice(opening.length).trimStart();
  for (const closing of CLOSINGS) if (text.endsWith(closing)) text = text.slice(0, -closing.length).trimEnd();
  return parse(text) ?? parse(text.replace(/,(?=\s*[\]}])/g, "")) ?? null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
