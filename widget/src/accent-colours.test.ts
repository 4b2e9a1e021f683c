import { describe, expect, it } from "vitest";
import { darkEnough, inkOn, isHexColour, lightEnough } from "./accent-colours.ts";

type Colour = readonly [number, number, number];

/** WCAG 2.2 relative luminance, written by the definition, to hold the widget's approximation against. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const steps = Array.from({ length: 18 }, (_step, at) => at * 15);
const colours: Colour[] = steps.flatMap((red) =>
  steps.flatMap((green) => steps.map((blue): Colour => [red, green, blue])),
);
const hexOf = (colour: Colour): string => `#${colour.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
const parseRgb = (text: string): Colour => {
  const [red = 0, green = 0, blue = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
};

describe("[V10] accent colours", () => {
  it("puts ink on any accent with a contrast of at least 4.5", () => {
    const worst = Math.min(
      ...colours.map((colour) => contrast(colour, inkOn(hexOf(colour)) === "#fff" ? [255, 255, 255] : [0, 0, 0])),
    );
    expect(colours).toHaveLength(5832);
    expect(worst).toBeGreaterThanOrEqual(4.5);
  });

  it("keeps that at the greys where white and black change places", () => {
    for (let grey = 0; grey < 256; grey++) {
      const colour: Colour = [grey, grey, grey];
      const ink: Colour = inkOn(hexOf(colour)) === "#fff" ? [255, 255, 255] : [0, 0, 0];
      expect(contrast(colour, ink)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("makes any accent readable on the light panel's palest grey", () => {
    const worst = Math.min(...colours.map((colour) => contrast(parseRgb(darkEnough(hexOf(colour))), [243, 244, 246])));
    expect(worst).toBeGreaterThanOrEqual(4.5);
  });

  it("makes any accent readable on the dark panel's palest surface", () => {
    const worst = Math.min(...colours.map((colour) => contrast(parseRgb(lightEnough(hexOf(colour))), [37, 39, 45])));
    expect(worst).toBeGreaterThanOrEqual(4.5);
  });

  it("leaves an accent alone that reads already", () => {
    expect(darkEnough("#0f766e")).toBe("rgb(15,118,110)");
  });

  it.each(["red", "#fff", "#12345g", "#1234567", "rgb(0,0,0)", "", undefined, "#0f766e;} *{display:none"])(
    "does not take %j for a colour",
    (text) => {
      expect(isHexColour(text)).toBe(false);
    },
  );
});
