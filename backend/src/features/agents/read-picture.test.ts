import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readPicture } from "./read-picture.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function piece(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function picture({ width = 2, height = 2, extra = [] as Buffer[] } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((width * 3 + 1) * height));
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    piece("IHDR", head),
    ...extra,
    piece("IDAT", rows),
    piece("IEND", new Uint8Array()),
  ]);
}

describe("[A3] an uploaded picture", () => {
  it("is kept as it is drawn, without texts, places and what follows its end", () => {
    const told = picture({ extra: [piece("tEXt", Buffer.from("Author\0Ada")), piece("eXIf", Buffer.from("GPS"))] });
    const kept = readPicture(Buffer.concat([told, Buffer.from("<script>")]));
    expect(Buffer.from(kept).equals(picture())).toBe(true);
  });

  it.each([
    ["another format", Buffer.from("<svg onload=alert(1)>")],
    ["nothing", Buffer.alloc(0)],
    ["a broken piece", picture().fill(7, 20, 22)],
    ["no end", picture().subarray(0, -12)],
    ["a length past its end", Buffer.concat([Buffer.from(SIGNATURE), Buffer.from([255, 255, 255, 255])])],
    ["too many pixels", picture({ width: 513 })],
    ["no pixels", picture({ width: 0 })],
  ])("is refused: %s", (_what, file) => {
    expect(() => readPicture(file)).toThrow(expect.objectContaining({ code: "picture_unreadable" }));
  });
});
