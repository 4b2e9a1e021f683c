import { SaxesParser } from "saxes";

export interface XmlItemFields {
  /** Texts of the item's children by name without prefix, in their order. */
  fields: Map<string, string[]>;
  /** Children that hold elements themselves: the texts of those by name. */
  parts: Map<string, Map<string, string>[]>;
  /** The first thing that is not well-formed, or null. */
  problem: string | null;
}

const deepest = 20;

/**
 * Reads one item of a feed. Only the five predefined entities and character references are replaced (saxes knows no
 * others, and a declaration never gets here), so nothing can expand; nothing outside of the text is ever loaded.
 */
export function parseXmlItem(xml: string): XmlItemFields {
  const parser = new SaxesParser({ fragment: true, xmlns: false });
  const item: XmlItemFields = { fields: new Map(), parts: new Map(), problem: null };
  const open: { name: string; text: string; parts: Map<string, string> }[] = [];
  const addText = (text: string) => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.on("error", (error) => (item.problem ??= error.message.replace(/^\S*:\s*/, "")));
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length > deepest) throw new Error("elements are nested too deeply");
    open.push({ name: localName(name), text: attributes["href"] ?? "", parts: new Map() });
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => closeElement(item, open));
  try {
    parser.write(escapeLooseAmpersands(xml, item)).close();
  } catch (error) {
    item.problem ??= error instanceof Error ? error.message : String(error);
  }
  return item;
}

/** The commonest fault of feeds: after it, a strict parser would take the rest of the item for a reference. */
function escapeLooseAmpersands(xml: string, item: XmlItemFields): string {
  return xml.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|&(?!#?\w{1,40};)/g, (found) => {
    if (found !== "&") return found;
    item.problem ??= "an ampersand is not written as &amp;";
    return "&amp;";
  });
}

function closeElement(item: XmlItemFields, open: { name: string; text: string; parts: Map<string, string> }[]): void {
  const closed = open.pop();
  const parent = open.at(-1);
  if (!closed || !parent) return;
  const text = closed.text.trim();
  if (open.length > 1) {
    if (text !== "") parent.parts.set(closed.name, text);
  } else if (closed.parts.size > 0) append(item.parts, closed.name, closed.parts);
  else if (text !== "") append(item.fields, closed.name, text);
}

function append<T>(lists: Map<string, T[]>, name: string, value: T): void {
  const list = lists.get(name) ?? [];
  list.push(value);
  lists.set(name, list);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}
