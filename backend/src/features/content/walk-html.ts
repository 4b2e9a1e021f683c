import { load } from "cheerio/slim";
import { limitNesting } from "./limit-nesting.ts";

export type HtmlNode = Exclude<Parameters<typeof load>[0], string | Buffer | readonly unknown[]>;
export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>;

export interface HtmlVisitor {
  /** Returns false to leave the element's content out. */
  enter(element: HtmlElement): boolean;
  leave(element: HtmlElement): void;
  text(data: string): void;
}

/**
 * Parses with htmlparser2, not by the HTML standard's tree construction: its output never grows beyond its input, while
 * the standard's formatting elements can be repeated without bound by a hostile page.
 */
export function parseHtml(html: string): HtmlNode[] {
  return load(limitNesting(html), { xml: { xmlMode: false, decodeEntities: true } })
    .root()
    .contents()
    .toArray();
}

/** Visits a subtree in document order without recursion, so that no depth of nesting exhausts the stack. */
export function walkHtml(root: HtmlNode, visitor: HtmlVisitor): void {
  let node: HtmlNode | null = root;
  while (node) {
    const child: HtmlNode | null = enterNode(node, visitor);
    node = child ?? nextAfter(node, root, visitor);
  }
}

function enterNode(node: HtmlNode, visitor: HtmlVisitor): HtmlNode | null {
  if (node.type === "text") visitor.text(node.data);
  if (!isElement(node)) return null;
  return visitor.enter(node) ? node.firstChild : null;
}

function nextAfter(from: HtmlNode, root: HtmlNode, visitor: HtmlVisitor): HtmlNode | null {
  let node: HtmlNode | null = from;
  while (node) {
    if (isElement(node)) visitor.leave(node);
    if (node === root) return null;
    if (node.nextSibling) return node.nextSibling;
    node = node.parentNode;
  }
  return null;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return "attribs" in node;
}

const removed = new Set(
  (
    "script style noscript template svg math canvas iframe object embed applet frame frameset audio video map nav " +
    "title meta link base select option optgroup datalist input textarea dialog"
  ).split(" "),
);
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i;

/** Whether a style attribute keeps text from the eye. */
export function isHidingStyle(style: string): boolean {
  return hiddenStyle.test(style);
}

/** Not for readers: code, navigation, form controls, and what a page hides from the eye. */
export function isRemoved(element: HtmlElement): boolean {
  if (removed.has(element.name) || (element.name === "button" && !isInHeading(element))) return true;
  const { attribs } = element;
  if ("hidden" in attribs || attribs["aria-hidden"] === "true" || attribs["role"] === "navigation") return true;
  return attribs["style"] !== undefined && isHidingStyle(attribs["style"]);
}

/** A button that opens an answer carries the question. */
function isInHeading(button: HtmlElement): boolean {
  const above = [button.parentNode, button.parentNode?.parentNode];
  return above.some((node) => node && isElement(node) && /^(?:h[1-6]|summary|dt)$/.test(node.name));
}

const inline = new Set(
  (
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i img ins kbd label mark meter output progress q rp rt " +
    "ruby s samp small span strike strong sub sup time tt u var wbr"
  ).split(" "),
);

/** Whether text before and after the element runs on in one line. Unknown elements are taken for blocks. */
export function isInline(element: HtmlElement): boolean {
  return inline.has(element.name);
}

/** All visible text below a node (taken for visible itself); blocks and line breaks stand on lines of their own. */
export function readHtmlText(root: HtmlNode): string {
  const parts: string[] = [];
  const breakLine = (element: HtmlElement) => {
    if (!isInline(element)) parts.push("\n");
  };
  walkHtml(root, {
    enter: (element) => {
      const isShown = element === root || !isRemoved(element);
      if (isShown) breakLine(element);
      return isShown;
    },
    leave: breakLine,
    text: (data) => parts.push(collapseSpaces(data)),
  });
  return parts.join("");
}

export function collapseSpaces(data: string): string {
  return data.replace(/[ \t\n\f\r]+/g, " ");
}
