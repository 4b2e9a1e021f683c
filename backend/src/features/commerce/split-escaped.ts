/** Parts of a list in one cell; a backslash before the separator keeps it in the part. */
export function splitEscaped(text: string, separator: "," | "|"): string[] {
  const parts = text.split(separator === "," ? /(?<!\\),/ : /(?<!\\)\|/);
  return parts.map((part) => part.replaceAll(`\\${separator}`, separator).trim()).filter((part) => part !== "");
}
