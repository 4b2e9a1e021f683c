import { describe, expect, it } from "vitest";
import { safeUrl } from "./safe-url.ts";

describe("[D4] addresses", () => {
  it.each(["https://shop.example/a?b=c#d", "http://shop.example", "HTTPS://SHOP.EXAMPLE/"])("lets %s pass", (url) => {
    expect(safeUrl(url)).toBe(url);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "blob:https://shop.example/1",
    "file:///etc/passwd",
    "//evil.example/x",
    "/relative",
    "https:evil",
    " https://shop.example",
    "",
    null,
    undefined,
    42,
    { toString: () => "https://shop.example" },
  ])("stops %j", (url) => {
    expect(safeUrl(url)).toBeUndefined();
  });
});
