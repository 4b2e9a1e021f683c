/** A stretch of a text in UTF-16 units. */
export interface TextSpan {
  start: number;
  end: number;
}

/** The text with spaces in place of the stretches, so that everything else keeps its place. */
export function blankOut(text: string, spans: TextSpan[]): string {
  let blanked = text;
  for (const { start, end } of spans) {
    blanked = blanked.slice(0, start) + " ".repeat(end - start) + blanked.slice(end);
  }
  return blanked;
}

export function overlaps(one: TextSpan, other: TextSpan): boolean {
  return one.start < other.end && other.start < one.end;
}
