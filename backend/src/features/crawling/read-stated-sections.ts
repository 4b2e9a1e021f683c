import { cleanLine, cutText, readHtmlSections, type Block, type Section } from "#features/content";
import { hasType, isObject, listOf, textOf, type JsonLd, type JsonObject } from "./json-ld.ts";

const MAX_QUESTIONS = 300;
const HEADING_CHARS = 200;

/**
 * What a page says only in its data: questions with answers (`FAQPage`) that its text does not show, and, on pages
 * about the organisation, how to reach it.
 */
export function readStatedSections(jsonLd: JsonLd, shown: readonly Section[], isAboutSite: boolean): Section[] {
  const text = foldText(shown);
  const questions = readQuestions(jsonLd).filter((section) => !isShown(section, text));
  return [...questions, ...(isAboutSite ? readOrganisations(jsonLd, text) : [])];
}

/** A description as blocks; it may be text or HTML. */
export function readMarkup(text: string): Block[] {
  const isHtml = /<[a-z][^<>]*>|&(?:[a-z]+|#\d+);/i.test(text);
  const html = isHtml ? text : text.split(/\n+/).map(escapeHtml).join("<br>");
  return readHtmlSections(html).flatMap((section) => section.blocks);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function readQuestions(jsonLd: JsonLd): Section[] {
  return jsonLd.roots
    .filter((node) => hasType(node, "FAQPage", "QAPage"))
    .flatMap((node) => listOf(node["mainEntity"]).map(jsonLd.follow))
    .filter(isObject)
    .slice(0, MAX_QUESTIONS)
    .flatMap((question) => readQuestion(question, jsonLd));
}

function readQuestion(question: JsonObject, jsonLd: JsonLd): Section[] {
  const heading = cutText(cleanLine(textOf(question["name"]) ?? ""), HEADING_CHARS);
  const answer = listOf(question["acceptedAnswer"] ?? question["suggestedAnswer"])
    .map(jsonLd.follow)
    .find((one) => isObject(one) && textOf(one["text"]) !== null);
  const blocks = isObject(answer) ? readMarkup(textOf(answer["text"]) ?? "") : [];
  return heading === "" || blocks.length === 0 ? [] : [{ headings: [heading], blocks }];
}

const ORGANISATIONS = ["Organization", "Corporation", "OnlineStore", "OnlineBusiness", "LocalBusiness", "Store"];

function readOrganisations(jsonLd: JsonLd, shown: string): Section[] {
  const nodes = jsonLd.roots.flatMap((node) => [node, ...listOf(node["publisher"]).map(jsonLd.follow)]);
  const organisations = nodes.filter((node): node is JsonObject => isObject(node) && hasType(node, ...ORGANISATIONS));
  return [...new Set(organisations)].flatMap((node) => {
    const name = cleanLine(textOf(node["name"]) ?? "");
    const items = readContacts(node).filter((item) => !shown.includes(fold(item.replace(/^[^:]*: /, ""))));
    return name === "" || items.length === 0 ? [] : [{ headings: [name], blocks: [{ kind: "list" as const, items }] }];
  });
}

function readContacts(node: JsonObject): string[] {
  const points = [node, ...listOf(node["contactPoint"]).filter(isObject)];
  const facts = points.flatMap((point) => [
    ["Telephone", textOf(point["telephone"])],
    ["E-mail", textOf(point["email"])?.replace(/^mailto:/i, "") ?? null],
  ]);
  facts.push(["Address", readAddress(node["address"])], ["Opening hours", listText(node["openingHours"])]);
  const lines = facts.flatMap(([label, value]) => (value ? [`${label}: ${cleanLine(value)}`] : []));
  return [...new Set(lines)];
}

function readAddress(address: unknown): string | null {
  const [first] = listOf(address);
  if (!isObject(first)) return textOf(first);
  const parts = ["streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry"];
  return parts.flatMap((part) => textOf(first[part]) ?? []).join(", ") || null;
}

function listText(value: unknown): string | null {
  return (
    listOf(value)
      .flatMap((entry) => textOf(entry) ?? [])
      .join("; ") || null
  );
}

function isShown(section: Section, shown: string): boolean {
  const [first] = section.blocks;
  const answer = first ? fold(blockText(first)).slice(0, 80) : "";
  return answer !== "" && shown.includes(answer);
}

/** Letters and digits only, so that markup between words does not hide that a text is the same. */
export function foldText(sections: readonly Section[]): string {
  return fold(sections.flatMap((section) => section.blocks.map((block) => blockText(block))).join(" "));
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function blockText(block: Block): string {
  if (block.kind === "paragraph") return block.text;
  if (block.kind === "list") return block.items.join(" ");
  return [block.header, ...block.rows].map((row) => row.join(" ")).join(" ");
}
