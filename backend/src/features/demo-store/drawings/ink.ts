/** Colours of one drawing, all `#rrggbb`. */
export interface Ink {
  base: string;
  dark: string;
  deep: string;
  light: string;
  pale: string;
  accent: string;
}

/** A motif on a canvas of 400 × 400 that stands on the ground line y = 340. */
export type Drawing = (ink: Ink) => string;

export type Drawings = Record<string, Drawing>;

export const wood = "#c79b63";
export const woodDark = "#8f6437";
export const metal = "#b9c0c5";
export const metalDark = "#7b858c";
export const metalLight = "#e3e7e9";
export const rubber = "#2f3336";
export const leather = "#9a6438";
export const brass = "#c9a24a";

export const path = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;

export const stroke = (d: string, colour: string, width = 4): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

export const dashed = (d: string, colour: string, width = 3): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-dasharray="7 6" stroke-linecap="round"/>`;

/** `[x, y, width, height, corner]` */
export const rect = ([x, y, width, height, corner = 0]: number[], fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}" fill="${fill}"/>`;

export const circle = ([cx, cy, r]: number[], fill: string): string =>
  `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill}"/>`;

export const ellipse = ([cx, cy, rx, ry]: number[], fill: string): string =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;

export const shade = (d: string, opacity = 0.16): string => `<path d="${d}" fill="#0d1a1c" fill-opacity="${opacity}"/>`;

export const gloss = (d: string, opacity = 0.28): string => `<path d="${d}" fill="#ffffff" fill-opacity="${opacity}"/>`;

/** The fragment together with its mirror image about the vertical middle of the canvas. */
export const mirrored = (fragment: string): string =>
  `${fragment}<g transform="translate(400 0) scale(-1 1)">${fragment}</g>`;

export const turned = (degrees: number, fragment: string): string =>
  `<g transform="rotate(${degrees} 200 200)">${fragment}</g>`;

export const moved = (x: number, y: number, fragment: string): string =>
  `<g transform="translate(${x} ${y})">${fragment}</g>`;

export const scaled = (factor: number, fragment: string): string =>
  `<g transform="translate(200 200) scale(${factor}) translate(-200 -200)">${fragment}</g>`;

/** `count` copies of what `draw` gives for 0, 1, 2 … */
export const repeat = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join("");

const channel = (colour: string, at: number): number => Number.parseInt(colour.slice(1 + at * 2, 3 + at * 2), 16);

/** The colour between two colours; `share` 0 gives the first and 1 the second. */
export function mixColours(first: string, second: string, share: number): string {
  const mixed = [0, 1, 2].map((at) => Math.round(channel(first, at) * (1 - share) + channel(second, at) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

export const inkOf = (base: string, accent: string): Ink => ({
  base,
  dark: mixColours(base, "#10201f", 0.24),
  deep: mixColours(base, "#10201f", 0.5),
  light: mixColours(base, "#ffffff", 0.24),
  pale: mixColours(base, "#ffffff", 0.62),
  accent,
});
