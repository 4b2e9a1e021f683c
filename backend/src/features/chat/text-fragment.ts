const MOST_WHOLE_WORDS = 10;
const EDGE_WORDS = 4;

/**
 * An address by which browsers scroll to a sentence and mark it (WICG "URL Fragment Text Directives"): the whole of a
 * short one, its beginning and end otherwise. The address as it is where the passage does not hold the sentence.
 */
export function addTextFragment(url: string, quoted: string, passage: string): string {
  const text = findVerbatim(quoted, passage);
  if (text === null) return url;
  const words = text.split(/\s+/u);
  const range =
    words.length <= MOST_WHOLE_WORDS
      ? encode(text)
      : `${encode(words.slice(0, EDGE_WORDS).join(" "))},${encode(words.slice(-EDGE_WORDS).join(" "))}`;
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${range}`;
}

/** The sentence, or of "Name: value; …" the first value, as a page shows it. */
function findVerbatim(quoted: string, passage: string): string | null {
  const plain = quoted.replaceAll("*", "").replace(/\s*…$/u, "").trim();
  const value = /^[^:：;]{1,80}[:：]\s*([^;]+)/u.exec(plain)?.[1]?.trim() ?? "";
  const isRow = value !== "" && (plain.includes(";") || passage.split("\n").includes(plain));
  const text = isRow ? value : plain;
  return text.length > 1 && passage.includes(text) ? text : null;
}

/** The directive's own marks are encoded too. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("-", "%2D");
}
