/** True for a colour written `#rrggbb`. */
export function isHexColour(text: string | undefined): text is string {
  return /^#[\da-f]{6}$/i.test(`${text}`);
}

/**
 * White or black, whichever reads on `background` (`#rrggbb`) with a contrast of at least 4.5 (WCAG 2.2, 1.4.3). The
 * threshold was chosen by trying all 16.7 million colours.
 */
export function inkOn(background: string): string {
  return luminance(parse(background)) > 0.18 ? "#000" : "#fff";
}

/** `accent` moved towards black until it reads on the panel's pale surfaces with a contrast of at least 4.5. */
export function darkEnough(accent: string): string {
  return move(accent, 0, (colour) => luminance(colour) < 0.15);
}

/** `accent` moved towards white until it reads on the panel's dark surfaces with a contrast of at least 4.5. */
export function lightEnough(accent: string): string {
  return move(accent, 255, (colour) => luminance(colour) > 0.28);
}

function move(accent: string, goal: number, isEnough: (colour: number[]) => boolean): string {
  let colour = parse(accent);
  while (!isEnough(colour)) colour = colour.map((channel) => channel + (goal - channel) / 8);
  return `rgb(${colour.join()})`;
}

function parse(hex: string): number[] {
  return [1, 3, 5].map((at) => Number(`0x${hex.slice(at, at + 2)}`));
}

/** Relative luminance, 0 to 1, within 0.01 of WCAG's definition. */
function luminance([red = 0, green = 0, blue = 0]: number[]): number {
  return (0.2126 * red ** 2.2 + 0.7152 * green ** 2.2 + 0.0722 * blue ** 2.2) / 255 ** 2.2;
}
