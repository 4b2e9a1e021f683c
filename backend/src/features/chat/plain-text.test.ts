import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasAddress, literal, toPlainText } from "./plain-text.ts";

describe("[E9] the text of an answer", () => {
  it.each([
    ["See [our page](https://evil.example/x) now.", "See our page now."],
    ["![x](https://evil.example/p.png?q=1) Hello.", "Hello."],
    ["<img src=x onerror=alert(1)>Hello <b>there</b>.", "Hello there."],
    ["Visit https://evil.example/a?b=c or www.evil.example today.", "Visit or today."],
    ["Go to evil.com/now, or to shop.xyz.", "Go to, or to."],
    ["[Pay](javascript:alert(1)) here", "Pay here"],
    ["# Heading `code` *one* __two__", "Heading code one two"],
    ["A **strong** word and an **odd one", "A strong word and an odd one"],
    ["One\u0000two\nthree\u2028four", "One two three four"],
    ["Zero\u200Bwidth and \u202Eback", "Zerowidth and back"],
  ])("loses markup, addresses and what nobody sees: %s", (text, plain) => {
    expect(toPlainText(text)).toBe(plain);
  });

  it("keeps what shops write: e-mail addresses, numbers, strong words, typography", () => {
    for (const text of [
      "Write to service@shop.example.",
      "It weighs 2.4 kg and costs **€299.00**.",
      "Combien coûte-t-il ? « Voilà » : c'est tout.",
      "Mon.–Fri. 9.30 a.m., e.g. 3.5 × 4 m",
    ]) {
      expect(toPlainText(text)).toBe(text);
    }
  });

  it("never holds a tag, a link or an address, whatever comes in", () => {
    const piece = fc.constantFrom(
      "<a href=",
      "](",
      "![",
      "http://",
      "javascript:",
      "evil.com/",
      "**",
      "<script",
      ">",
      ")",
      "x ",
      "\u200B",
      "*",
      "www.",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 20 }), (pieces) => {
        const text = toPlainText(pieces.join(""));
        expect(text).not.toMatch(/https?:\/\/\S|<[a-z!/]|!\[[^\]]*\]\(/i);
        expect(text.split("**").length % 2).toBe(1);
      }),
      { numRuns: 3000 },
    );
  });

  it("knows which texts hold an address", () => {
    expect(hasAddress("see shop.com/x")).toBe(true);
    expect(hasAddress("see page 3.5")).toBe(false);
  });

  it("shows another's asterisks as nothing", () => {
    expect(literal("5*4 **bold** and * star")).toBe("54 bold and star");
  });
});
