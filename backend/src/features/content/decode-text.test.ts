import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTextStreamDecoder, decodeText } from "./decode-text.ts";

function decodeInPieces(bytes: Buffer, size: number): string {
  const decoder = createTextStreamDecoder();
  let text = "";
  for (let at = 0; at < bytes.length; at += size) text += decoder.push(bytes.subarray(at, at + size));
  return text + decoder.end();
}

describe("[D1] decodeText", () => {
  it("gives the same text however the bytes are cut", () => {
    const encoded = fc
      .tuple(
        fc.string({ unit: "grapheme", minLength: 40, maxLength: 200 }),
        fc.constantFrom<BufferEncoding>("utf8", "utf16le"),
      )
      .map(([text, encoding]) => ({ text: text.toWellFormed().replaceAll("\uFEFF", ""), encoding }));
    fc.assert(
      fc.property(encoded, fc.integer({ min: 1, max: 9 }), ({ text, encoding }, size) => {
        const bytes = Buffer.from(`\uFEFF${text}`, encoding);
        expect(decodeInPieces(bytes, size)).toBe(text);
      }),
    );
  });

  it("falls back to windows-1252 from the first byte that is no UTF-8, also late in a stream", () => {
    const late = Buffer.concat([Buffer.alloc(200_000, "a"), Buffer.from("Größe 5 €", "latin1")]);
    late[late.length - 1] = 0x80;
    expect(decodeInPieces(late, 10_000).endsWith("Größe 5 €")).toBe(true);
    expect(decodeText(late)).toMatchObject({ encoding: "windows-1252", isGuessed: true });
  });

  it("marks single broken bytes in text that is otherwise UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from("Größe für Füße "), Buffer.from([0xff]), Buffer.from(" weiß")]);
    expect(decodeText(bytes)).toEqual({ text: "Größe für Füße \uFFFD weiß", encoding: "utf-8", isGuessed: false });
  });

  it("takes any bytes without throwing", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof decodeText(bytes).text === "string"));
  });
});
