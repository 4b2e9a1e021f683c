/**
 * Whether a pattern matches a path with its query, in the way of robots.txt: from its beginning, `*` stands for any
 * characters, `$` at the end for the end. A pattern that does not start with `/` or `*` may match anywhere. Takes time
 * in proportion to both lengths at worst, whatever the pattern.
 */
export function matchPattern(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith("$");
  const body = isWhole ? pattern.slice(0, -1) : `${pattern}*`;
  return matchGlob(/^[/*]/.test(body) ? body : `*${body}`, path);
}

function matchGlob(glob: string, text: string): boolean {
  let [at, from, star, mark] = [0, 0, -1, 0];
  while (from < text.length) {
    if (glob[at] === "*") {
      star = at;
      mark = from;
      at += 1;
    } else if (glob[at] === text[from]) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      at = star + 1;
      mark += 1;
      from = mark;
    } else {
      return false;
    }
  }
  return /^\**$/.test(glob.slice(at));
}
