import engine from "php-parser";

/** A node of PHP's syntax tree, with whatever else its kind has. */
export interface PhpNode {
  kind: string;
  [part: string]: unknown;
}

/** Parses a file as PHP 7.4 does, and throws with what PHP would say. */
export function parsePhp(text: string, file: string): PhpNode {
  const parser = new engine.Engine({
    parser: { version: "7.4", suppressErrors: false, extractDoc: true },
    ast: { withPositions: true },
  });
  const tree: unknown = parser.parseCode(text, file);
  if (!isNode(tree)) throw new Error("the parser returned no tree");
  return tree;
}

export function isNode(value: unknown): value is PhpNode {
  return typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";
}

/** The nodes directly below, in the order of the source. */
export function childrenOf(node: PhpNode): PhpNode[] {
  return Object.entries(node)
    .filter(([part]) => !/comments$/i.test(part))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

/** The node and everything below it. */
export function* walk(node: PhpNode): Generator<PhpNode> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

/** The nodes of one kind. */
export function findNodes(node: PhpNode, ...kinds: string[]): PhpNode[] {
  return [...walk(node)].filter(({ kind }) => kinds.includes(kind));
}

export function lineOf({ loc }: PhpNode): number {
  const start = typeof loc === "object" && loc !== null && "start" in loc ? loc.start : undefined;
  return typeof start === "object" && start !== null && "line" in start ? Number(start.line) : 0;
}

/** What a call calls: `esc_html`, `$wpdb->prepare`, `Colour::sanitise`; empty for anything that is computed. */
export function calleeOf({ what }: PhpNode): string {
  if (!isNode(what)) return "";
  if (what.kind === "name") return String(what["name"]).replace(/^\\/, "");
  const [object, member] = [what["what"], what["offset"]];
  if (!isNode(object) || !isNode(member)) return "";
  const name = textOf(member["name"]);
  if (what.kind === "propertylookup") return `$${textOf(object["name"])}->${name}`;
  return what.kind === "staticlookup" ? `${textOf(object["name"] ?? object["raw"]).replace(/^\\/, "")}::${name}` : "";
}

export function argumentsOf(call: PhpNode): PhpNode[] {
  return Array.isArray(call["arguments"]) ? call["arguments"].filter(isNode) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
