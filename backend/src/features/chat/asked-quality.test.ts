import { describe, expect, it } from "vitest";
import { readAskedQuality, withoutQuality } from "./asked-quality.ts";

describe("[E2] the quality that a question ranks by", () => {
  it.each([
    ["Which tent is the lightest?", "Weight", "least"],
    ["Welches Zelt ist am leichtesten?", "Gewicht", "least"],
    ["Quelle est la tente la plus légère ?", "Poids", "least"],
    ["¿Cuál es la mochila más grande?", "Capacidad", "most"],
    ["the warmest sleeping bag", "Comfort temperature", "least"],
    ["Which headlamp is brighter?", "Brightness", "most"],
    ["most waterproof tent", "Fly water column", "most"],
  ] as const)("is read from %s", (question, attribute, wanted) => {
    const quality = readAskedQuality(question);
    expect(quality?.wanted).toBe(wanted);
    expect(attribute).toMatch(quality?.attribute ?? /^$/);
  });

  it("is none where nothing is ranked, and leaves the thing itself", () => {
    expect(readAskedQuality("How heavy is the tent?")).toBeNull();
    expect(withoutQuality("which tent is the lightest").replaceAll(/\s+/g, " ").trim()).toBe("which tent is the");
  });
});
