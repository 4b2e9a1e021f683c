import { describe, expect, it } from "vitest";
import { parseStrong } from "./parse-strong.ts";

describe("[D4] sentence markup", () => {
  it("finds strong words at odd positions", () => {
    expect(parseStrong("It costs **€129** today, **not** more.")).toEqual([
      "It costs ",
      "€129",
      " today, ",
      "not",
      " more.",
    ]);
  });

  it.each([
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "# heading `code` _em_ ~~del~~ &lt;b&gt;",
    "** unpaired",
    "****",
    "2 * 3 * 4",
    "",
  ])("leaves %j as it is", (text) => {
    expect(parseStrong(text)).toEqual([text]);
  });

  it("keeps markup inside strong words literal", () => {
    expect(parseStrong("**<b onclick=x>**")).toEqual(["", "<b onclick=x>", ""]);
  });

  it("loses no character of hostile input, and does not take quadratic time", () => {
    for (const text of ["*".repeat(200_001), "**a".repeat(50_000), `${"**a**".repeat(50_000)}**`]) {
      const parts = parseStrong(text);
      const rejoined = parts.map((part, at) => (at % 2 ? `**${part}**` : part)).join("");
      expect(rejoined).toBe(text);
    }
  });
});
