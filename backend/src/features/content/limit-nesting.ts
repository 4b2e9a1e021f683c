/** No real page nests deeper; the parser's cost grows with the depth at which tags stand. */
const deepest = 1_000;

/** Elements that end when one of these opens right inside of them. */
const impliedEnds: Record<string, ReadonlySet<string>> = {
  p: new Set(["p"]),
  li: new Set(["li"]),
  dt: new Set(["dt", "dd"]),
  dd: new Set(["dt", "dd"]),
  td: new Set(["td", "th"]),
  th: new Set(["td", "th"]),
  tr: new Set(["td", "th", "tr"]),
  option: new Set(["option"]),
};
const empty = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

/** Markup without the tags that open below a depth of 1,000 elements; their text stays. One pass over the input. */
export function limitNesting(html: string): string {
  if (countTags(html) <= deepest) return html;
  const open: string[] = [];
  return html.replace(/<(\/?)([a-z][^\s/<>]*)(?:[^<>]*>)?/gi, (tag, slash: string, name: string) => {
    const element = name.toLowerCase();
    if (empty.has(element)) return tag;
    if (slash === "/") return closeElement(open, element) ? tag : " ";
    if (open.length >= deepest) return " ";
    endImplied(open, element);
    open.push(element);
    return tag;
  });
}

function countTags(html: string): number {
  let tags = 0;
  for (let at = html.indexOf("<"); at >= 0 && tags <= deepest; at = html.indexOf("<", at + 1)) tags += 1;
  return tags;
}

function closeElement(open: string[], name: string): boolean {
  const index = open.lastIndexOf(name);
  if (index >= 0) open.length = index;
  return index >= 0;
}

function endImplied(open: string[], name: string): void {
  const ends = impliedEnds[name];
  while (ends?.has(open.at(-1) ?? "")) open.pop();
}
