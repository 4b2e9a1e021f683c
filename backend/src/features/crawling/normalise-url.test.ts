import { constantFrom, array, property, assert, webUrl } from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseUrl } from "./normalise-url.ts";

const normalised = (address: string) => normaliseUrl(new URL(address));

describe("one spelling for all addresses of a page", () => {
  it.each([
    ["https://Shop.Example:443/A#top", "https://shop.example/A"],
    ["https://shop.example./a?", "https://shop.example/a"],
    ["https://shop.example/a?b=2&a=1", "https://shop.example/a?a=1&b=2"],
    ["https://shop.example/a?utm_source=x&id=7&gclid=y&fbclid=z&srsltid=q", "https://shop.example/a?id=7"],
    ["https://shop.example/a;jsessionid=ABC123?x=1", "https://shop.example/a?x=1"],
    ["https://shop.example/a?PHPSESSID=1&sid=0123456789abcdef01234567", "https://shop.example/a"],
    ["https://shop.example/%7euser/%c3%bc%2Fb", "https://shop.example/~user/%C3%BC%2Fb"],
    ["https://shop.example/a/../b/./c", "https://shop.example/b/c"],
  ])("%s is %s", (address, expected) => {
    expect(normalised(address)).toBe(expected);
  });

  it("keeps what may tell pages apart", () => {
    expect(normalised("https://shop.example/a?sid=42")).toBe("https://shop.example/a?sid=42");
    expect(normalised("https://shop.example/a/")).not.toBe(normalised("https://shop.example/a"));
    expect(normalised("https://shop.example/A")).not.toBe(normalised("https://shop.example/a"));
    expect(normalised("https://shop.example/a?x=1&x=2")).toBe("https://shop.example/a?x=1&x=2");
  });

  it("changes nothing when applied again", () => {
    const query = array(constantFrom("a=1", "b=%20", "utm_medium=m", "c", "d=%2f")).map((parts) => parts.join("&"));
    assert(
      property(webUrl({ withFragments: true }), query, (base, extra) => {
        const once = normalised(`${base.replace(/#.*$/, "")}?${extra}`);
        return normalised(once) === once;
      }),
    );
  });
});
