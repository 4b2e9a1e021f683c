const bullet = /^\s*(?:[-*•‣▪–—·]|\d{1,3}[.)]|[a-z][.)])\s+/;

/**
 * Puts lines that were wrapped for width back together: a line that is nearly as long as the longest ones runs on into
 * the next, with a hyphen at its end removed before a small letter. Short lines stay lines.
 */
export function joinWrappedLines(lines: readonly string[]): string {
  const lengths = lines.map((line) => line.trim().length).toSorted((a, b) => a - b);
  const full = Math.max(40, (lengths[Math.floor(lengths.length * 0.9)] ?? 0) * 0.75);
  const parts: string[] = [];
  let previous = "";
  for (const raw of lines) {
    const line = raw.trim();
    const runsOn = previous.length >= full && !bullet.test(line);
    if (runsOn && isHyphenated(previous, line)) parts.push(parts.pop()?.slice(0, -1) ?? "");
    else if (parts.length > 0) parts.push(runsOn ? " " : "\n");
    parts.push(line);
    previous = line;
  }
  return parts.join("");
}

function isHyphenated(before: string, after: string): boolean {
  return /\p{L}-$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(after);
}

/** The text after a list mark, or null when the line is no list item. */
export function readListItem(line: string): string | null {
  const mark = bullet.exec(line)?.[0];
  if (mark === undefined) return null;
  return /\d/.test(mark) || /[a-z]/.test(mark) ? line.trim() : line.slice(mark.length).trim();
}
