import { describe, expect, it } from "vitest";
import { findUnitTests } from "./find-unit-tests.ts";

describe("the tests of daily work", () => {
  it("are those that open no database and start no browser", async () => {
    const backend = await findUnitTests("backend");
    expect(backend).toContain("src/features/retrieval/damerau-levenshtein.test.ts");
    expect(backend).not.toContain("src/platform/tenant-context.test.ts");
    expect(backend).not.toContain("src/crash-safety.soak.test.ts");
    expect(backend.length).toBeGreaterThan(50);
    const widget = await findUnitTests("widget");
    expect(widget).toContain("src/safe-url.test.ts");
    expect(widget).not.toContain("test/conversation.test.ts");
  });
});
