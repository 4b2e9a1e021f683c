import type { load } from "cheerio/slim";

export type MarkupNode = Exclude<Parameters<typeof load>[0], string | Buffer | readonly unknown[]>;
export type MarkupElement = Extract<MarkupNode, { attribs: unknown }>;

export function isElement(node: MarkupNode): node is MarkupElement {
  return "attribs" in node;
}

const TEXT_NODE = 3;

/** The characters of a text node, empty for every other. */
export function ownText(node: MarkupNode): string {
  return "data" in node && node.nodeType === TEXT_NODE ? node.data : "";
}

interface Step {
  node: MarkupNode;
  depth: number;
}

/** All nodes below the given ones in document order, without recursion, so that no depth of nesting ends the process. */
export function* walkMarkup(roots: readonly MarkupNode[]): Generator<Step> {
  const waiting: Step[] = roots.map((node) => ({ node, depth: 0 })).toReversed();
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    yield step;
    const children = "children" in step.node ? step.node.children : [];
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child) waiting.push({ node: child, depth: step.depth + 1 });
    }
  }
}

/** The text below a node, as it stands in the markup. */
export function markupText(node: MarkupNode | undefined): string {
  const parts: string[] = [];
  for (const step of walkMarkup(node ? [node] : [])) parts.push(ownText(step.node));
  return parts.join("");
}

const MAX_DEPTH = 150;
const MAX_ELEMENTS = 60_000;

/** Whether markup is nested or long beyond what people write; such a page is read in the plainest way only. */
export function isExcessive(roots: readonly MarkupNode[]): boolean {
  let elements = 0;
  for (const { node, depth } of walkMarkup(roots)) {
    if (isElement(node)) elements += 1;
    if (depth > MAX_DEPTH || elements > MAX_ELEMENTS) return true;
  }
  return false;
}
