import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readSitemap } from "./read-sitemap.ts";

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(content: string | Buffer, options: { size?: number; maxBytes?: number } = {}) {
  const chunks = inPieces(Buffer.from(content), options.size ?? 7);
  return Array.fromAsync(readSitemap(chunks, options.maxBytes ?? 1_000_000));
}

const urls = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc> https://shop.example/a?x=1&amp;y=2 </loc><lastmod>2026-01-02</lastmod>
<xhtml:link rel="alternate" hreflang="de" href="https://shop.example/de/a"/></url>
<url><loc><![CDATA[https://shop.example/b]]></loc><image:image><image:loc>https://cdn.example/b.jpg</image:loc></image:image></url>
</urlset>`;

describe("sitemaps", () => {
  it("are read in pieces of any size, with changes and other languages, packed or not", async () => {
    const expected = [
      {
        kind: "page",
        loc: "https://shop.example/a?x=1&y=2",
        lastmod: "2026-01-02",
        alternates: ["https://shop.example/de/a"],
      },
      { kind: "page", loc: "https://shop.example/b", lastmod: null, alternates: [] },
    ];
    expect(await read(urls)).toEqual(expected);
    expect(await read(gzipSync(urls), { size: 3 })).toEqual(expected);
  });

  it("may be an index or plain text", async () => {
    const index = "<sitemapindex><sitemap><loc>https://shop.example/1.xml</loc></sitemap></sitemapindex>";
    expect((await read(index)).map(({ kind, loc }) => [kind, loc])).toEqual([
      ["sitemap", "https://shop.example/1.xml"],
    ]);
    const text = "https://shop.example/a\r\n\r\nnot an address\nhttps://shop.example/b";
    expect((await read(text)).map(({ loc }) => loc)).toEqual(["https://shop.example/a", "https://shop.example/b"]);
  });

  it("keep what stands before and around damage", async () => {
    const broken =
      "<urlset><url><loc>https://a.example/</loc></url><url><loc>x & y</lo></url><url><loc>https://b.example/";
    expect((await read(broken))[0]?.loc).toBe("https://a.example/");
    expect(await read("<!doctype html><p>Not found")).toEqual([]);
    expect(await read("")).toEqual([]);
  });

  it("expand no entities and load nothing", async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<urlset><url><loc>https://a.example/&b;&f;</loc></url></urlset>`;
    const [entry] = await read(bomb);
    expect(entry?.loc).not.toContain("aaaa");
    expect(entry?.loc).not.toContain("root:");
  });

  it("are given up when they unpack to more than allowed", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, " "));
    await expect(read(bomb, { size: 10_000, maxBytes: 1_000_000 })).rejects.toMatchObject({ code: "too_large" });
  });
});
