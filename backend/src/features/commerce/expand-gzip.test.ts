import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { catalogueLimits } from "./catalogue-limits.ts";
import { collectCatalogue } from "./collect-catalogue.ts";
import { expandGzip } from "./expand-gzip.ts";

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function expand(chunks: AsyncIterable<Uint8Array>, limits = catalogueLimits): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of expandGzip(chunks, limits)) parts.push(chunk);
  return Buffer.concat(parts);
}

describe("[D1] expandGzip", () => {
  it.each([1, 7, 100_000])("tells gzip by its first bytes, whatever the chunks (%d bytes)", async (size) => {
    const text = Buffer.from("line\n".repeat(5_000));
    expect((await expand(cut(gzipSync(text), size))).equals(text)).toBe(true);
    expect((await expand(cut(text, size))).equals(text)).toBe(true);
    expect(await expand(cut(Buffer.alloc(0), size))).toHaveLength(0);
  });

  it("reads several members one after another", async () => {
    const members = Buffer.concat([gzipSync("one "), gzipSync("two")]);
    expect((await expand(cut(members, 5))).toString()).toBe("one two");
  });

  it("stops reading its source when its reader stops", async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield gzipSync(Buffer.alloc(100_000));
      } finally {
        isClosed = true;
      }
    }
    for await (const chunk of expandGzip(source())) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await expect.poll(() => isClosed).toBe(true);
  });
});

describe("[O5] hostile compressed catalogues", () => {
  it("refuses a bomb long before it is expanded", async () => {
    const bomb = gzipSync(Buffer.alloc(24 * 1_048_576));
    await expect(expand(cut(bomb, 16_384))).rejects.toMatchObject({ code: "file_bomb" });
    await expect(collectCatalogue(bomb, { format: "json-lines" })).rejects.toMatchObject({ code: "file_bomb" });
  });

  it("refuses more bytes than the limit, compressed or not", async () => {
    const limits = { ...catalogueLimits, expandedBytes: 10_000 };
    const text = Buffer.from(Array.from({ length: 20_000 }, (_, index) => index % 251));
    await expect(expand(cut(text, 1_000), limits)).rejects.toMatchObject({ code: "file_too_large" });
    await expect(expand(cut(gzipSync(text), 1_000), limits)).rejects.toMatchObject({ code: "file_too_large" });
  });

  it("yields what could be read of a broken stream before it reports it", async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) =>
      JSON.stringify({ id: index, title: `Product ${index} ${Math.sin(index)}` }),
    );
    const whole = gzipSync(rows.join("\n"));
    const titles: string[] = [];
    const reading = (async () => {
      const { readCatalogue } = await import("./read-catalogue.ts");
      for await (const item of readCatalogue(cut(whole.subarray(0, whole.length / 2), 10_000))) {
        if (item.kind === "document") titles.push(item.document.title);
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: "file_damaged" });
    expect(titles.length).toBeGreaterThan(5_000);
  });
});
