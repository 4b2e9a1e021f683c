import type { Section } from "./document.ts";
import { readHtmlSections } from "./read-html.ts";
import { readText } from "./read-text.ts";
import { createSectionBuilder } from "./section-builder.ts";

/**
 * Sections of a text that may be HTML, plain text, or HTML whose lines are parted by line breaks alone (as shops store
 * what their editors will wrap into paragraphs later). Input above `readLimits.inlineHtmlChars` of markup is cut.
 */
export function readDescription(text: string): Section[] {
  if (!/<[a-z/!]|&#?\w+;/i.test(text)) {
    const builder = createSectionBuilder();
    readText(text, builder);
    return builder.finish().sections;
  }
  const hasBlocks = /<(?:p|div|br|li|h[1-6]|table|section|article)[\s/>]/i.test(text);
  return readHtmlSections(hasBlocks ? text : text.replace(/\r\n?|\n/g, "<br>"));
}
