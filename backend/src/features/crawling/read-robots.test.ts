import { describe, expect, it } from "vitest";
import { interpretRobots } from "./read-robots.ts";
import { readRobotsTag } from "./read-robots-tag.ts";

const url = new URL("https://shop.example/robots.txt");
const allowed = (text: string, path: string) => interpretRobots(url, text).isAllowed(`https://shop.example${path}`);

describe("rules of robots.txt (RFC 9309)", () => {
  it("are those for our name, else those for all", () => {
    const text = "User-agent: *\nDisallow: /\n\nUser-agent: netvexabot\nDisallow: /private\n";
    expect(allowed(text, "/a")).toBe(true);
    expect(allowed(text, "/private/a")).toBe(false);
    expect(allowed("User-agent: OtherBot\nDisallow: /\n\nUser-agent: *\nDisallow: /x", "/a")).toBe(true);
    expect(allowed("User-agent: OtherBot\nDisallow: /\n\nUser-agent: *\nDisallow: /x", "/x")).toBe(false);
  });

  it("go by the longest match, and allow wins a tie", () => {
    const text = "User-agent: *\nDisallow: /shop\nAllow: /shop/open\nDisallow: /tie\nAllow: /tie\nDisallow: /*.pdf$\n";
    expect(allowed(text, "/shop/a")).toBe(false);
    expect(allowed(text, "/shop/open/a")).toBe(true);
    expect(allowed(text, "/tie")).toBe(true);
    expect(allowed(text, "/a.pdf")).toBe(false);
    expect(allowed(text, "/a.pdf?x")).toBe(true);
  });

  it("give a delay and absolute addresses of sitemaps", () => {
    const text =
      "\uFEFFUser-agent: *\r\nCrawl-delay: 2.5\r\nSitemap: /map.xml\r\nSitemap: ftp://x/\r\nSitemap: https://cdn.example/s.xml";
    const rules = interpretRobots(url, text);
    expect(rules.crawlDelayMs).toBe(2_500);
    expect(rules.sitemaps).toEqual(["https://shop.example/map.xml", "https://cdn.example/s.xml"]);
  });

  it("made to be slow to match are left out, the others stay", () => {
    const bad = `Disallow: /${"*a".repeat(200)}\n`.repeat(1_000);
    const rules = interpretRobots(url, `User-agent: *\n${bad}Disallow: /private\n`);
    expect(rules.isAllowed(`https://shop.example/${"a".repeat(2_000)}`)).toBe(true);
    expect(rules.isAllowed("https://shop.example/private")).toBe(false);
  });
});

describe("robots tags", () => {
  it.each([
    [["noindex"], true, false],
    [["NONE"], true, true],
    [["index, nofollow"], false, true],
    [["googlebot: noindex"], false, false],
    [["netvexabot: noindex, nofollow"], true, true],
    [["otherbot: noindex, netvexabot: nofollow"], false, true],
    [["max-snippet: 20, noindex"], true, false],
    [["unavailable_after: 25 Jun 2030 15:00:00 GMT"], false, false],
    [["all", "noindex"], true, false],
    [[], false, false],
  ])("%j: noindex %s, nofollow %s", (values, noindex, nofollow) => {
    expect(readRobotsTag(values)).toEqual({ noindex, nofollow });
  });
});
