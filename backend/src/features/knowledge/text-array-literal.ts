/**
 * A list of texts as PostgreSQL writes a `text[]` value. For rows that each hold a list: arrays of arrays cannot be
 * unnested row by row, so each list travels as one text.
 */
export function textArrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(",")}}`;
}
