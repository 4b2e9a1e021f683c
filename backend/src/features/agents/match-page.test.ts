import { describe, expect, it } from "vitest";
import { matchPage } from "./match-page.ts";

const at = (pattern: string, address: string) => matchPage([pattern], address);

describe("[E3] a page pattern", () => {
  it("is held against the path, whatever stands behind it", () => {
    expect(at("/checkout", "https://shop.example/checkout?step=2#pay")).toBe(true);
    expect(at("/checkout", "https://shop.example/checkout/")).toBe(true);
    expect(at("/checkout", "https://shop.example/checkout/pay")).toBe(false);
    expect(at("/", "https://shop.example")).toBe(true);
    expect(at("/", "https://shop.example/x")).toBe(false);
  });

  it("lets a star stand for anything, in order", () => {
    expect(at("/checkout*", "https://shop.example/checkout/pay")).toBe(true);
    expect(at("/*/size/*.html", "https://shop.example/shoes/size/42.html")).toBe(true);
    expect(at("/*/size/*.html", "https://shop.example/shoes/42.html")).toBe(false);
    expect(at("/a*a", "https://shop.example/a")).toBe(false);
    expect(at("/de/*", "https://shop.example/de")).toBe(false);
    expect(at("/de/*", "https://shop.example/de/")).toBe(true);
  });

  it("with a host is held against the whole address", () => {
    expect(at("https://b2b.example/*", "https://b2b.example/x")).toBe(true);
    expect(at("https://b2b.example/*", "https://shop.example/x")).toBe(false);
  });

  it("never matches what is no address, and never takes long", () => {
    expect(at("/*", "nonsense")).toBe(false);
    expect(at(`/${"*a".repeat(200)}`, `https://shop.example/${"a".repeat(1800)}b`)).toBe(false);
  });
});
