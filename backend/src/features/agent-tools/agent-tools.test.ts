import { describe, expect, it } from "vitest";
import { toolContent } from "@netvexa/contract";
import { readDecision } from "./confirm-phrases.ts";
import { flattenResult } from "./flatten-result.ts";
import { toSchema } from "./read-arguments.ts";
import { assertAddress, buildRequest } from "./tool-address.ts";

const text = { type: "string" as const, description: "Article number" };
const tool = (url: string, more: Record<string, unknown> = {}) =>
  toolContent.parse({
    title: "Stock",
    description: "Reads how many there are.",
    parameters: { type: "object", properties: { sku: text, shop: text }, required: ["sku"] },
    method: "GET",
    changesState: false,
    url,
    ...more,
  });
const HOSTS = ["api.shop.example", "127.0.0.1:8080"];

describe("[E5] the address of a tool", () => {
  it("is of an allowed host, encrypted, without credentials, with placeholders in the path alone", () => {
    expect(() => assertAddress(tool("https://api.shop.example/stock/{sku}"), HOSTS)).not.toThrow();
    expect(() => assertAddress(tool("http://127.0.0.1:8080/stock"), HOSTS)).not.toThrow();
    for (const url of [
      "https://evil.example/stock",
      "https://api.shop.example.evil.example/",
      "https://api.shop.example:8443/",
      "http://api.shop.example/",
      "ftp://api.shop.example/",
      "https://user:word@api.shop.example/",
      "https://{sku}.shop.example/",
      "https://api.shop.example/?q={sku}",
      "https://api.shop.example/{shop}",
      "https://api.shop.example/{other}",
      "nonsense",
    ])
      expect(() => assertAddress(tool(url), HOSTS), url).toThrow(/tool_(?:address_invalid|host_not_allowed)/);
  });

  it("keeps every value in its place", () => {
    const at = (sku: string) => buildRequest(tool("https://api.shop.example/stock/{sku}/now"), { sku }).url;
    expect(at("a/b?c#d")).toBe("https://api.shop.example/stock/a%2Fb%3Fc%23d/now");
    for (const sku of ["..", ".", "../../admin", "%2e%2e"]) {
      const { pathname, host } = new URL(at(sku));
      expect([host, pathname.split("/").length, pathname.endsWith("/now")], sku).toEqual(["api.shop.example", 4, true]);
    }
  });

  it("takes the other values into the query, or into the body where there is one", () => {
    const url = "https://api.shop.example/stock/{sku}";
    expect(buildRequest(tool(url), { sku: "A", shop: "x&y" })).toMatchObject({
      url: "https://api.shop.example/stock/A?shop=x%26y",
      body: null,
    });
    const posted = tool(url, { method: "POST", changesState: true });
    expect(buildRequest(posted, { sku: "A", shop: "x&y" })).toMatchObject({
      url: "https://api.shop.example/stock/A",
      body: '{"shop":"x&y"}',
    });
  });

  it("is no tool that changes something without saying so", () => {
    const unsafe = { method: "DELETE", changesState: false };
    expect(() => tool("https://api.shop.example/", unsafe)).toThrow("must be true");
  });
});

describe("[E5] a tool's arguments", () => {
  it("are what was described and nothing else", () => {
    const schema = toSchema({
      type: "object",
      additionalProperties: false,
      required: ["sku"],
      properties: {
        sku: { ...text, pattern: "[A-Z]{2}-\\d+" },
        count: { type: "integer", description: "How many", minimum: 1, maximum: 9 },
        size: { ...text, enum: ["S", "M"] },
      },
    });
    for (const good of [{ sku: "AB-1" }, { sku: "AB-1", count: 3, size: "M" }])
      expect(schema.safeParse(good).success, JSON.stringify(good)).toBe(true);
    for (const bad of [
      {},
      { sku: "AB-1", admin: true },
      { sku: "xAB-1" },
      { sku: "AB-1\n" },
      { sku: "AB-1", count: 0 },
      { sku: "AB-1", count: 1.5 },
      { sku: "AB-1", size: "L" },
      { sku: ["AB-1"] },
    ])
      expect(schema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  });

  it("match no pattern that is none, and are not slowed by one that is meant to be slow", () => {
    const field = (pattern: string) =>
      toSchema({
        type: "object",
        additionalProperties: false,
        required: [],
        properties: { sku: { ...text, pattern } },
      });
    expect(field("(").safeParse({ sku: "(" }).success).toBe(false);
    expect(field("(a+)+b").safeParse({ sku: "a".repeat(300) }).success).toBe(false);
  });
});

describe("[E5] what a tool gives back", () => {
  it("becomes lines with the names of its fields, within limits", () => {
    expect(flattenResult('{"stock":[{"size":"M","pieces":3},{"size":"L"}],"ok":true,"none":null}')).toEqual([
      "stock 1 size: M",
      "stock 1 pieces: 3",
      "stock 2 size: L",
      "ok: true",
    ]);
    expect(flattenResult("plain\n\n text ")).toEqual(["plain", "text"]);
    expect(flattenResult(JSON.stringify(Array.from({ length: 500 }, (_, n) => `x${n}`)))).toHaveLength(60);
    expect(flattenResult(`{"long":"${"y".repeat(5_000)}"}`)[0]?.length).toBe(400);
    expect(flattenResult("[".repeat(200) + "]".repeat(200))).toEqual([]);
  });
});

describe("[E5] a yes or a no", () => {
  it("is a plain one in the conversation's language or in English, and nothing that only begins so", () => {
    for (const [message, language] of [
      ["Yes, do it", "en"],
      ["ja, ausführen", "de"],
      ["Oui, faites-le.", "fr"],
      ["نعم، نفّذ", "ar"],
      ["OK!", "it"],
      ["yes", "es"],
    ] as const)
      expect(readDecision(message, language), message).toBe("confirm");
    for (const [message, language] of [
      ["No, leave it", "en"],
      ["Nein", "de"],
      ["no", "es"],
    ] as const)
      expect(readDecision(message, language), message).toBe("decline");
    for (const message of [
      "yes, but only if it is free",
      "yesterday",
      "do not do it",
      "What happens if I say yes?",
      "",
    ])
      expect(readDecision(message, "en"), message).toBeNull();
  });
});
