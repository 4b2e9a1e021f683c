import { describe, expect, it } from "vitest";
import { decodeHtml } from "./decode-html.ts";

const latin = (text: string) => Buffer.from(text, "latin1");

describe("the character encoding of a page", () => {
  it("is its mark, else the header's, else its own declaration, else UTF-8, else windows-1252", () => {
    expect(decodeHtml(Buffer.from("\uFEFFGröße", "utf8"), "text/html; charset=iso-8859-1")).toBe("Größe");
    expect(decodeHtml(latin("Größe"), "text/html; charset=ISO-8859-1")).toBe("Größe");
    expect(decodeHtml(latin('<meta charset="iso-8859-1">Größe'), "text/html")).toContain("Größe");
    expect(
      decodeHtml(latin('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">€'), null),
    ).toContain("windows-1252");
    expect(decodeHtml(Buffer.from("Größe"), null)).toBe("Größe");
    expect(decodeHtml(latin("Größe"), null)).toBe("Größe");
    expect(decodeHtml(Buffer.from([0x8e, 0xc0, 0x93, 0xfa]), "text/html; charset=Shift_JIS")).not.toContain("\uFFFD");
  });

  it("is not taken from names that do not exist", () => {
    expect(decodeHtml(Buffer.from("Größe"), "text/html; charset=klingon")).toBe("Größe");
    expect(decodeHtml(Buffer.from('<meta charset="utf-16">Größe'), null)).toContain("Größe");
  });
});
