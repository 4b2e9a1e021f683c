import { describe, expect, it } from "vitest";
import { judgeSpam } from "./judge-spam.ts";

const rules = { mostLinks: 1, mostRepeats: 2, words: ["Casino", "prix gagné"] };

describe("[R7] spam rules", () => {
  it("refuse more links than allowed, and count those without a scheme", () => {
    expect(judgeSpam("see https://a.example", [], rules)).toBeNull();
    expect(judgeSpam("see https://a.example and www.b.example", [], rules)).toContain("1 links");
  });

  it("refuse whole words in whatever spelling, and nothing that merely contains one", () => {
    expect(judgeSpam("the best CASINÓ!", [], rules)).toContain("word");
    expect(judgeSpam("PRIX  GAGNE", [], rules)).toContain("word");
    expect(judgeSpam("casinos are closed", [], rules)).toBeNull();
  });

  it("refuse the same text once it was sent as often as allowed, whatever its dots and capitals", () => {
    expect(judgeSpam("Hello?", ["hello"], rules)).toBeNull();
    expect(judgeSpam("Hello?", ["hello", "HELLO!!"], rules)).toContain("before");
    expect(judgeSpam("Hello again", ["hello", "hello"], rules)).toBeNull();
  });
});
