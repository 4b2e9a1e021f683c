import { cleanLine } from "./clean-text.ts";
import { readLimits } from "./read-limits.ts";
import { parseHtml, readHtmlText } from "./walk-html.ts";

/** One line of text from a field that may hold markup or character references, such as a title in a feed. */
export function stripHtml(text: string): string {
  if (!/<[a-z/!]|&#?\w+;/i.test(text)) return cleanLine(text);
  return cleanLine(
    parseHtml(text.slice(0, readLimits.inlineHtmlChars))
      .map((node) => readHtmlText(node))
      .join(""),
  );
}
