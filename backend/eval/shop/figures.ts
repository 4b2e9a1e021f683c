/** Text with ASCII digits, plain spaces and a point before cents, as figures are compared. */
export function plainFigures(text: string): string {
  return text
    .replaceAll(/[\u00a0\u202f\u2066-\u2069\u200e\u200f]/gu, " ")
    .replaceAll(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x06_60))
    .replaceAll(/(\d),(\d{2})(?!\d)/gu, "$1.$2")
    .replaceAll("٫", ".");
}

/** Whether a text holds a figure that is not part of a longer one. */
export function holdsFigure(text: string, figure: string): boolean {
  const escaped = plainFigures(figure).replaceAll(/[.+*?()]/g, "\\$&");
  return new RegExp(`(?<![\\d.,])(?:${escaped})(?![.,]?\\d)`, "u").test(plainFigures(text));
}

export function hasFigures(text: string): boolean {
  return /\d/.test(plainFigures(text));
}

const AMOUNT = /€\s?(\d+(?:\.\d{2})?)|(\d+(?:\.\d{2})?)\s?(?:€|EUR|euros?\b)/giu;

/** Amounts of money, as `12.90`. */
export function moneyIn(text: string): string[] {
  return [...plainFigures(text).matchAll(AMOUNT)].map(([, before, behind]) => Number(before ?? behind).toFixed(2));
}
