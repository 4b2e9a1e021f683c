import { describe, expect, it } from "vitest";
import { compilePatterns } from "./compile-patterns.ts";
import { redactRecord } from "./redact-record.ts";
import { redactText } from "./redact-text.ts";
import { logRecord } from "./test-records.ts";

// Put together here, so that no scanner takes them for real ones.
const join = (...parts: string[]) => parts.join("");

describe("[G10] what is masked before a record is stored", () => {
  it.each([
    ["write to ann.lee+shop@mail.example.co.uk now", "write to [email] now"],
    ["call +49 (0) 170 1234567 or 0170-1234567", "call [phone] or [phone]"],
    ["call 0049 170 1234567, 555-123-4567 or (555) 123-4567", "call [phone], [phone] or [phone]"],
    ["paid with 4111 1111 1111 1111.", "paid with [card]."],
    ["paid with 5500-0000-0000-0004", "paid with [card]"],
    [join("key sk_", "live_", "abcdefghijklmnop1234 used"), "key [secret] used"],
    [join("gh", "p_", "abcdefghijklmnopqrstuvwxyz0123456789"), "[secret]"],
    [join("AK", "IA", "ABCDEFGHIJKLMNOP"), "[secret]"],
    ["Authorization: Bearer abc.def-ghi_jkl", "Authorization:[secret]"],
    ["sent Bearer abcdef123456 along", "sent [secret] along"],
    ["jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl end", "jwt [secret] end"],
    ['{"password":"hunter22","user":"ann"}', '{"password":[secret]","user":"ann"}'],
    ["https://x.example/cb?access_token=abcdef123&ok=1", "https://x.example/cb?access_token=[secret]&ok=1"],
  ])("%s", (text, masked) => {
    expect(redactText(text)).toBe(masked);
  });

  it.each([
    "order 4111111111111112 is no card",
    "2026-11-20T10:00:00.000Z took 1234567890123 ns",
    "trace 0af7651916cd43dd8448eb211c80319c span b7ad6b7169203331",
    "127.0.0.1:8080 answered 200 in 12.5 ms",
    "customer 10012345 bought 3 x SKU-4711-22 for 1,299.00 EUR",
    "uuid 018f3a52-7b1c-7e58-9d2a-3f1c5b6a7d80",
    "reset the password page",
  ])("leaves alone: %s", (text) => {
    expect(redactText(text)).toBe(text);
  });

  it("masks fields by their value and by their name, and keeps numbers that are no cards", () => {
    const record = logRecord({
      message: "ok",
      fields: {
        to: "ann@example.com",
        "request.headers.authorization": "x",
        api_key: 12345,
        card: 4111111111111111,
        order: 4111111111111112,
        amount: 12.5,
        done: true,
        empty: null,
      },
      source: "ann@example.com",
    });
    expect(redactRecord(record, null)).toMatchObject({
      fields: {
        to: "[email]",
        "request.headers.authorization": "[secret]",
        api_key: "[secret]",
        card: "[card]",
        order: 4111111111111112,
        amount: 12.5,
        done: true,
        empty: null,
      },
      source: "[email]",
    });
  });

  it("masks a tenant's own patterns, and those that would backtrack for ever in time that grows with the text", () => {
    const mask = compilePatterns([
      { name: "customer", pattern: String.raw`KD-\d{6}` },
      { name: "evil", pattern: "(a+)+$" },
    ]);
    const text = `KD-123456 ${"a".repeat(20_000)}!`;
    expect(redactRecord(logRecord({ message: text }), mask).message).toMatch(/^\[redacted\] a+!$/);
  });

  it("refuses patterns that are none, and such as grow too large", () => {
    expect(() => compilePatterns([{ name: "broken", pattern: "(" }])).toThrow();
    expect(() => compilePatterns([{ name: "large", pattern: "((a{100}){100}){100}" }])).toThrow();
    expect(() =>
      compilePatterns([{ name: "wide", pattern: String.raw`(\pL{500}){2}x{900}y{900}z{900}w{900}q{900}` }]),
    ).toThrow();
  });

  it("meets no text that makes it slow", () => {
    const hostile = [
      "eyJ",
      "eyJ-",
      "a@",
      "a.",
      "1 ",
      "+1 ",
      "Bearer ",
      "secret=",
      "sk-",
      "-----BEGIN ",
      "0-",
      "token ",
    ];
    for (const piece of hostile) {
      const text = piece.repeat(Math.ceil(32_768 / piece.length));
      expect(redactText(text).length).toBeGreaterThan(0);
    }
  });
});
