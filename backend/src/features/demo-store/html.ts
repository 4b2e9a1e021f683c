/** Markup that is safe to put into a page as it is. */
export interface Markup {
  readonly markup: string;
}

export type Piece = Markup | string | number | null | readonly Piece[];

/** Markup from a template: strings put into it are escaped for text and quoted attributes, lists joined, null left out. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return { markup: strings.map((text, index) => text + write(pieces[index] ?? null)).join("") };
}

/** Trusts markup that was made elsewhere. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** Data for machines inside a page; nothing in it can end the script element. */
export function jsonLd(data: unknown): Markup {
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return trusted(`<script type="application/ld+json">${json}</script>`);
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function write(piece: Piece): string {
  if (piece === null) return "";
  if (typeof piece === "string") return escapeText(piece);
  if (typeof piece === "number") return String(piece);
  return "markup" in piece ? piece.markup : piece.map((part) => write(part)).join("");
}
