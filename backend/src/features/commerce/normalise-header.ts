/** A column's name without quotes, case and doubled spaces; `g:image_link` and `Image link` are one. */
export function normaliseHeader(header: string): string {
  return header
    .replace(/^\uFEFF/, "")
    .replaceAll('"', "")
    .trim()
    .toLowerCase()
    .replace(/^g:/, "")
    .replaceAll(/[_\s]+/g, " ");
}
