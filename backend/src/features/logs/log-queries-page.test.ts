import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AppError } from "#platform/errors";
import { parseLogQuery } from "./parse-log-query.ts";

const PAGE = readFileSync(new URL("../../../../landing/src/pages/docs/log-queries.md", import.meta.url), "utf8");

function examples(): string[] {
  const blocks = [...PAGE.matchAll(/```\n([\s\S]*?)```/g)].flatMap(([, block = ""]) => block.trim().split("\n"));
  const named = [...PAGE.matchAll(/^\| `(?:level|log|source|conv|visitor|trace|field|since).*\| `([^`]+)` \|$/gm)];
  return [...blocks, ...named.map(([, example = ""]) => example)];
}

function mistakes(): { query: string; column: number; says: string }[] {
  const rows = PAGE.matchAll(/^\| `([^`]+)` \| (\d+) \| `([^`]+)` \|$/gm);
  return [...rows].map(([, query = "", column, says = ""]) => ({ query, column: Number(column), says }));
}

describe("[G8] the page about log queries", () => {
  it("shows queries that can be read", () => {
    expect(examples().length).toBeGreaterThan(15);
    for (const example of examples()) expect(() => parseLogQuery(example), example).not.toThrow();
  });

  it("says of mistakes what the program says, at the same column", () => {
    expect(mistakes().length).toBe(5);
    for (const { query, column, says } of mistakes()) {
      const issue = issueOf(query);
      expect(issue?.path, query).toBe(`q:${column}`);
      expect(issue?.message, query).toContain(says);
    }
  });

  it("names every limit as it is", () => {
    expect(() => parseLogQuery("a ".repeat(60))).not.toThrow();
    expect(() => parseLogQuery("a ".repeat(61))).toThrow("60");
    expect(PAGE).toContain("2,000 characters, 60 terms and 12 levels");
  });
});

function issueOf(query: string) {
  try {
    parseLogQuery(query);
  } catch (error) {
    if (error instanceof AppError) return error.issues[0];
  }
  return undefined;
}
