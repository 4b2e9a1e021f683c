import { countWords, type Section } from "#features/content";

export interface SectionsMeasure {
  words: number;
  tableRows: number;
  listItems: number;
  headings: number;
}

export function measureSections(sections: readonly Section[]): SectionsMeasure {
  const headings = new Set(sections.flatMap((section) => section.headings)).size;
  const measure = { words: 0, tableRows: 0, listItems: 0, headings };
  for (const block of sections.flatMap((section) => section.blocks)) {
    if (block.kind === "paragraph") {
      measure.words += countWords(block.text);
    } else if (block.kind === "list") {
      measure.words += countWords(block.items.join(" "));
      measure.listItems += block.items.length;
    } else {
      measure.words += countWords([block.header, ...block.rows].flat().join(" "));
      measure.tableRows += block.rows.length;
    }
  }
  return measure;
}

/** An article that was picked out of a page is believed unless it lost a good part of what the page says. */
export function chooseSections(article: Section[], own: Section[]): Section[] {
  const [picked, whole] = [measureSections(article), measureSections(own)];
  const keepsEnough =
    picked.words >= whole.words * 0.7 &&
    picked.tableRows >= whole.tableRows * 0.9 &&
    picked.listItems >= whole.listItems * 0.8 &&
    picked.headings >= whole.headings * 0.6;
  return keepsEnough ? article : own;
}
