import { describe, expect, it } from "vitest";
import { createCrawlReader } from "./crawl-reader.ts";

const page = (body: string) => ({ html: `<body>${body}</body>`, url: "https://shop.example/", headers: [] });
const small = page("<p>A page of a few plain words.</p>");
const huge = page("<i>x</i>".repeat(500_000));

describe("the reader of a crawl", () => {
  it("gives up the page that needs too much memory and reads the next one", async () => {
    const reader = createCrawlReader({ heapMb: 64 });
    try {
      await expect(reader.readPage(small)).resolves.toMatchObject({ words: 8 });
      await expect(reader.readPage(huge)).rejects.toMatchObject({ code: "page_unreadable" });
      await expect(reader.readPage(small)).resolves.toMatchObject({ words: 8 });
    } finally {
      await reader.close();
    }
  });

  it("gives up the page that takes too long", async () => {
    const reader = createCrawlReader({ pageTimeoutMs: 1 });
    await expect(reader.readPage(huge)).rejects.toMatchObject({ code: "page_unreadable" });
    await reader.close();
  });
});
