import type { CheerioAPI } from "cheerio/slim";
import { readHtml, type Section } from "#features/content";
import { measureSections } from "./measure-sections.ts";
import { isElement, markupText, ownText, walkMarkup, type MarkupElement, type MarkupNode } from "./walk-markup.ts";

const CHROME_ROLES = new Set([
  "navigation",
  "banner",
  "contentinfo",
  "search",
  "dialog",
  "alertdialog",
  "complementary",
]);
const SITE_CHROME = new Set(["header", "footer", "aside"]);
const CONTENT = new Set(["main", "article"]);
const BOXES = new Set(["ul", "ol", "div", "section", "aside", "p"]);
const NOTICE_NAME = /cookie|consent|gdpr/i;
const NOTICE_CHARS = 800;
const FEWEST_LINKS = 4;
const LINK_SHARE = 0.7;
const FEWEST_WORDS = 20;

/**
 * The sections of a page outside its navigation, header, footer, sidebars, notices and lists of links. Simple on
 * purpose: it never leaves a table, list or question out of the text. Hides elements of the document it is given; takes
 * time linear in its size.
 */
export function findOwnSections($: CheerioAPI): Section[] {
  const roots = $.root().contents().toArray();
  const weights = weigh(roots);
  hideChrome(roots, weights);
  const main = findMain(roots);
  const scope = main ? [main] : roots;
  const everything = readHtml($.html(scope)).sections;
  hideLinkLists(scope, weights);
  const own = readHtml($.html(scope)).sections;
  return measureSections(own).words >= FEWEST_WORDS ? own : everything;
}

function findMain(roots: readonly MarkupNode[]): MarkupElement | null {
  for (const { node } of walkMarkup(roots)) {
    const isMain = isElement(node) && (node.name === "main" || node.attribs["role"] === "main");
    if (isMain) return markupText(node).trim().length > 100 ? node : null;
  }
  return null;
}

function hide(element: MarkupElement): void {
  element.attribs["hidden"] = "";
}

/** A header, footer or sidebar inside the content belongs to it; one outside belongs to the site. */
function hideChrome(roots: readonly MarkupNode[], weights: ReadonlyMap<MarkupNode, Weight>): void {
  let contentDepth = Infinity;
  for (const { node, depth } of walkMarkup(roots)) {
    if (!isElement(node)) continue;
    if (depth <= contentDepth) contentDepth = Infinity;
    if (isContent(node) && contentDepth === Infinity) contentDepth = depth;
    const isSiteChrome = contentDepth === Infinity && SITE_CHROME.has(node.name);
    if (isSiteChrome || hasChromeRole(node) || isNotice(node, weights.get(node))) hide(node);
  }
}

function isContent(element: MarkupElement): boolean {
  return CONTENT.has(element.name) || element.attribs["role"] === "main";
}

function hasChromeRole({ name, attribs }: MarkupElement): boolean {
  return name === "nav" || CHROME_ROLES.has(attribs["role"] ?? "") || attribs["aria-modal"] === "true";
}

/** Cookie and consent boxes: so named, short, with something to press. A page about cookies is none of them. */
function isNotice({ name, attribs }: MarkupElement, weight: Weight | undefined): boolean {
  if (!NOTICE_NAME.test(`${attribs["id"] ?? ""} ${attribs["class"] ?? ""}`) || name === "body") return false;
  return weight !== undefined && weight.buttons > 0 && weight.text <= NOTICE_CHARS;
}

interface Weight {
  /** Characters of text. */
  text: number;
  /** Those of them in links. */
  linked: number;
  links: number;
  buttons: number;
}

/** Lists and boxes that are almost only links lead to other pages; their words say nothing about this one. */
function hideLinkLists(scope: readonly MarkupNode[], weights: ReadonlyMap<MarkupNode, Weight>): void {
  for (const { node } of walkMarkup(scope)) {
    const weight = weights.get(node);
    if (!weight || !isElement(node) || !BOXES.has(node.name) || weight.links < FEWEST_LINKS) continue;
    if (weight.linked >= weight.text * LINK_SHARE) hide(node);
  }
}

/** Each element's weight with all that is below it, in one pass from the last node to the first. */
function weigh(roots: readonly MarkupNode[]): Map<MarkupNode, Weight> {
  const weights = new Map<MarkupNode, Weight>();
  const nodes = Array.from(walkMarkup(roots), (step) => step.node);
  for (const node of nodes.toReversed()) {
    const weight = withOwn(node, weights.get(node) ?? { text: 0, linked: 0, links: 0, buttons: 0 });
    weights.set(node, weight);
    if (node.parentNode) addTo(weights, node.parentNode, weight);
  }
  return weights;
}

function withOwn(node: MarkupNode, below: Weight): Weight {
  if (!isElement(node)) return { ...below, text: below.text + ownText(node).trim().length };
  if (node.name === "script" || node.name === "style") return { text: 0, linked: 0, links: 0, buttons: 0 };
  if (node.name === "a") return { ...below, linked: below.text, links: 1 };
  const isButton = node.name === "button" || node.name === "input" || node.attribs["role"] === "button";
  return isButton ? { ...below, buttons: below.buttons + 1 } : below;
}

function addTo(weights: Map<MarkupNode, Weight>, parent: MarkupNode, weight: Weight): void {
  const total = weights.get(parent) ?? { text: 0, linked: 0, links: 0, buttons: 0 };
  weights.set(parent, {
    text: total.text + weight.text,
    linked: total.linked + weight.linked,
    links: total.links + weight.links,
    buttons: total.buttons + weight.buttons,
  });
}
