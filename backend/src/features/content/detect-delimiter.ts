const delimiters = [",", ";", "\t", "|"];

/** The delimiter that the first line uses most outside of quotes; a comma when it uses none. */
export function detectDelimiter(head: string): string {
  const line = /^[^\r\n]*/.exec(head.slice(0, 100_000).trimStart())?.[0] ?? "";
  const bare = line.replace(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length - 1 }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count > 0 ? best.delimiter : ",";
}
