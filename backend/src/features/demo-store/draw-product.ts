import { accessoryDrawings } from "./drawings/accessory-drawings.ts";
import { bagDrawings } from "./drawings/bag-drawings.ts";
import { beddingDrawings } from "./drawings/bedding-drawings.ts";
import { cookingDrawings } from "./drawings/cooking-drawings.ts";
import { furnitureDrawings } from "./drawings/furniture-drawings.ts";
import { gardenDrawings } from "./drawings/garden-drawings.ts";
import { garmentDrawings } from "./drawings/garment-drawings.ts";
import { lightingDrawings } from "./drawings/lighting-drawings.ts";
import { linenDrawings } from "./drawings/linen-drawings.ts";
import { sleepingDrawings } from "./drawings/sleeping-drawings.ts";
import { tablewareDrawings } from "./drawings/tableware-drawings.ts";
import { tentDrawings } from "./drawings/tent-drawings.ts";
import type { Drawings } from "./drawings/ink.ts";
import { circle, ellipse, inkOf, mixColours, path, rect } from "./drawings/ink.ts";

const drawings: Drawings = {
  ...accessoryDrawings,
  ...bagDrawings,
  ...beddingDrawings,
  ...cookingDrawings,
  ...furnitureDrawings,
  ...gardenDrawings,
  ...garmentDrawings,
  ...lightingDrawings,
  ...linenDrawings,
  ...sleepingDrawings,
  ...tablewareDrawings,
  ...tentDrawings,
};

export interface ProductPicture {
  /** Decides the details, so the same product always looks the same. */
  slug: string;
  drawing: string;
  /** Main colour, `#rrggbb`. */
  colour: string;
  /** Tint of the backdrop, `#rrggbb`. */
  backdrop: string;
}

const accents = ["#e0a83c", "#d9643a", "#f1e7d2", "#3d8f8a", "#c94f4f", "#5d86a8"];

/** SVG of a product, 400 × 400 units; the same input gives the same bytes. Throws for an unknown drawing. */
export function drawProduct({ slug, drawing, colour, backdrop }: ProductPicture): string {
  const draw = drawings[drawing];
  if (draw === undefined) throw new Error(`No drawing is called "${drawing}" (product ${slug})`);
  const number = fingerprint(slug);
  const accent = accents[number % accents.length] ?? "#e0a83c";
  const sun = [110 + (number % 7) * 30, 150 + ((number >> 3) % 4) * 18, 128 + ((number >> 5) % 3) * 10];
  const scene =
    rect([0, 0, 400, 400], backdrop) +
    circle(sun, mixColours(backdrop, "#ffffff", 0.42)) +
    path("M0 330 Q120 312 220 326 T400 320 V400 H0 Z", mixColours(backdrop, "#5d5240", 0.1)) +
    ellipse([200, 344, 148, 13], mixColours(backdrop, "#2b2a24", 0.26));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400">${scene}${draw(inkOf(colour, accent))}</svg>`;
}

/** FNV-1a, 32 bit (Fowler, Noll, Vo). */
function fingerprint(text: string): number {
  return [...text].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261);
}
