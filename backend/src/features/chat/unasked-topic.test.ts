import { describe, expect, it } from "vitest";
import { hasUnaskedTopic } from "./unasked-topic.ts";

const ROW = "You send from: Norway; Cost of the return: your own postage; Label: none";

describe("[E1] a row whose columns speak of another topic", () => {
  it("is known where the question does not, and left alone where it does", () => {
    expect(hasUnaskedTopic(ROW, { language: "en", asked: new Set(["ship", "norway"]) })).toBe(true);
    expect(hasUnaskedTopic(ROW, { language: "en", asked: new Set(["return", "norway"]) })).toBe(false);
    expect(hasUnaskedTopic("You can return it within 30 days.", { language: "en", asked: new Set() })).toBe(false);
    const spanish = "Usted envía desde: Noruega; Coste de la devolución: a su cargo";
    expect(hasUnaskedTopic(spanish, { language: "es", asked: new Set(["norueg"]) })).toBe(true);
  });
});
