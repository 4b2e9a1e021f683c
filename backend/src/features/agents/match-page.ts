/**
 * True where an address fits one of the patterns: `/checkout*` is held against the path, `https://shop.example/de/*`
 * against the whole address without query and fragment; `*` stands for anything, and a slash at the end for nothing.
 */
export function matchPage(patterns: readonly string[], address: string): boolean {
  if (patterns.length === 0 || !URL.canParse(address)) return false;
  const { origin, pathname } = new URL(address);
  return patterns.some((pattern) => fits(pattern, pattern.startsWith("/") ? pathname : `${origin}${pathname}`));
}

/** Piece by piece rather than by an expression: a merchant's pattern can never take long. */
function fits(pattern: string, text: string): boolean {
  const pieces = bare(pattern).split("*");
  const [first = ""] = pieces;
  if (pieces.length === 1) return bare(text) === first;
  return fitsPieces(pieces, text) || fitsPieces(pieces, bare(text));
}

function fitsPieces(pieces: readonly string[], value: string): boolean {
  const [first = "", last = ""] = [pieces[0], pieces.at(-1)];
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = value.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= value.length - last.length;
}

function bare(text: string): string {
  return text.length > 1 && text.endsWith("/") ? text.slice(0, -1) : text;
}
