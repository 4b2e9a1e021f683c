import { describe, expect, test } from "vitest";
import { checkMigrations, findNumberingProblems } from "./check-migrations.ts";
import { fixtureWorkspace } from "./fixture-workspace.ts";

describe("the migrations gate", () => {
  test.each([
    ["a gap", ["0001_a.sql", "0003_b.sql"], "0003_b.sql should have the number 0002"],
    ["a number used twice", ["0001_a.sql", "0001_b.sql"], "0001_b.sql should have the number 0002"],
    ["a start after 1", ["0002_a.sql"], "0002_a.sql should have the number 0001"],
    ["another kind of file", ["0001_a.sql", "notes.txt"], "notes.txt is not named 0001_words.sql"],
    [
      "a way back",
      ["0001_a.sql", "0002_a_down.sql"],
      "0002_a_down.sql goes back: write a new migration that goes forward",
    ],
  ])("stops %s", (_, names, problem) => {
    expect(findNumberingProblems(names)).toEqual([problem]);
  });

  test("stops SQL that locks or loses data, and counts the files", async () => {
    await using workspace = await fixtureWorkspace({
      "backend/migrations/0001_start.sql": "create table orders (id uuid primary key, placed_at timestamp not null);\n",
      "backend/migrations/0002_change.sql":
        "alter table orders add column note text not null;\nalter table orders rename column note to remark;\n",
    });
    const { problems, checked } = await checkMigrations(workspace.root);
    expect(checked).toBe(2);
    expect(problems.join("\n")).toMatch(/0001_start\.sql:1.*prefer-timestamp-tz/);
    expect(problems.join("\n")).toMatch(/0002_change\.sql:2.*renaming-column/);
  });

  test("passes an ordinary migration", async () => {
    await using workspace = await fixtureWorkspace({
      "backend/migrations/0001_start.sql":
        "create table orders (id uuid primary key, placed_at timestamptz not null);\n",
    });
    expect(await checkMigrations(workspace.root)).toEqual({ checked: 1, unit: "migrations", problems: [] });
  });
});
