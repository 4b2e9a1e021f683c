import { joinWrappedLines, readListItem } from "./join-lines.ts";
import type { SectionBuilder } from "./section-builder.ts";

/** Plain text: empty lines part paragraphs, runs of two or more marked lines are lists. */
export function readText(text: string, builder: SectionBuilder): void {
  for (const block of text.replace(/\r\n?/g, "\n").split(/\n[^\S\n]*\n\s*/)) readBlock(block.split("\n"), builder);
}

function readBlock(lines: readonly string[], builder: SectionBuilder): void {
  const firstItem = lines.findIndex((line) => readListItem(line) !== null);
  const marked = lines.filter((line) => readListItem(line) !== null).length;
  if (marked < 2) {
    builder.paragraph(joinWrappedLines(lines));
    return;
  }
  builder.paragraph(joinWrappedLines(lines.slice(0, firstItem)));
  builder.list(collectItems(lines.slice(firstItem)));
}

/** Lines without a mark continue the item above. */
function collectItems(lines: readonly string[]): string[] {
  const items: string[][] = [];
  for (const line of lines) {
    const item = readListItem(line);
    if (item === null) items.at(-1)?.push(line.trim());
    else items.push([item]);
  }
  return items.map((item) => item.join(" "));
}
