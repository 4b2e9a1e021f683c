import { describe, expect, test } from "vitest";
import { checkBoundaries } from "./check-boundaries.ts";
import { findBoundaryProblems } from "./find-boundary-problems.ts";
import { findImports } from "./find-imports.ts";
import { fixtureWorkspace } from "./fixture-workspace.ts";

/** What is wrong, where, and the code. */
const BAD: [string, string, string][] = [
  ["a feature that reaches out of its folder", "backend/src/features/chat/a.ts", 'import { b } from "../leads/b.ts";'],
  [
    "a feature that reaches into another one",
    "backend/src/features/chat/a.ts",
    'import { b } from "#features/leads/b";',
  ],
  ["a feature that imports a door", "backend/src/features/chat/a.ts", 'import { b } from "#http/b";'],
  ["a feature that uses the web framework", "backend/src/features/chat/routes.ts", 'import express from "express";'],
  ["a feature that uses a driver", "backend/src/features/chat/a.ts", 'import pg from "pg";'],
  ["a dynamic import of a driver", "backend/src/features/chat/a.ts", 'const pg = await import("ioredis");'],
  [
    "a model library in a feature that has no business with it",
    "backend/src/features/leads/a.ts",
    'import { x } from "@langchain/core/messages";',
  ],
  ["the platform importing a feature", "backend/src/platform/a.ts", 'import { b } from "#features/chat";'],
  [
    "the platform importing a door by a relative path",
    "backend/src/platform/a.ts",
    'import { b } from "../http/b.ts";',
  ],
  ["one door importing another", "backend/src/workers/a.ts", 'import { b } from "#http/b";'],
  ["a door that reaches into a feature", "backend/src/http/a.ts", 'import { b } from "../features/chat/b.ts";'],
  ["the contract importing more than zod", "backend/contract/a.ts", 'import { b } from "kysely";'],
  ["the contract importing the backend", "backend/contract/a.ts", 'import { b } from "../src/platform/b.ts";'],
  ["a re-export across the border", "backend/src/features/chat/index.ts", 'export { b } from "../leads/b.ts";'],
  ["an import over several lines", "backend/src/features/chat/a.ts", 'import {\n  a,\n  b,\n} from "../leads/b.ts";'],
  ["test support in the product", "backend/src/features/chat/a.ts", 'import { b } from "#test/b";'],
  ["the environment read in a feature", "backend/src/features/chat/a.ts", "export const key = process.env.KEY;"],
  ["a barrel that hides what it offers", "backend/src/features/chat/index.ts", 'export * from "./a.ts";'],
];

const GOOD: [string, string][] = [
  [
    "backend/src/features/chat/a.ts",
    'import { sql } from "kysely";\nimport { b } from "#features/leads";\nimport { c } from "#platform/env";\nimport { d } from "./d.ts";',
  ],
  ["backend/src/features/chat/model.ts", 'import { x } from "@langchain/core/messages";'],
  [
    "backend/src/features/chat/a.test.ts",
    'import { b } from "#test/test-platform";\nimport pg from "pg";\nimport { c } from "#http/app";',
  ],
  ["backend/src/platform/env.ts", "export const all = process.env;"],
  [
    "backend/src/http/app.ts",
    'import express from "express";\nimport { b } from "#features/chat";\nimport { c } from "./c.ts";',
  ],
  ["backend/src/main.ts", 'import { b } from "./http/app.ts";\nimport { c } from "#features/chat";'],
  ["backend/contract/chat.ts", 'import { z } from "zod";\nimport { b } from "./b.ts";'],
  ["widget/src/a.ts", 'import { b } from "../../backend/contract/wire.ts";'],
];

describe("the boundaries gate", () => {
  test.each(BAD)("stops %s", (_, file, text) => {
    expect(findBoundaryProblems({ file, text })).toHaveLength(1);
  });

  test.each(GOOD)("allows what %s may do", (file, text) => {
    expect(findBoundaryProblems({ file, text })).toEqual([]);
  });

  test("names the line of what it stops", () => {
    const text = 'import { a } from "./a.ts";\n\nimport pg from "pg";\n';
    expect(findBoundaryProblems({ file: "backend/src/features/chat/x.ts", text })).toEqual([
      "backend/src/features/chat/x.ts:3 pg belongs in platform only",
    ]);
  });

  test("finds every form of import and no text that only looks like one", () => {
    const text = [
      'import "side-effect";',
      'import type { A } from "types";',
      "import * as b from 'namespace';",
      'export type { C } from "re-export";',
      'const d = import("dynamic");',
      'const e = "import nothing from here";',
      "const f = await load(name);",
    ].join("\n");
    const found = findImports(text).map(({ specifier }) => specifier);
    expect(found).toEqual(["side-effect", "types", "namespace", "re-export", "dynamic"]);
  });

  test("reads the repository's files and stops names that say nothing", async () => {
    await using workspace = await fixtureWorkspace({
      "backend/src/features/chat/utils.ts": "export const a = 1;",
      "backend/src/features/chat/say-hello.ts": 'import pg from "pg";',
      "node_modules/pg/index.js": 'import "../x.js";',
      ".gitignore": "node_modules\n",
    });
    const { problems, checked } = await checkBoundaries(workspace.root);
    expect(checked).toBe(2);
    expect(problems).toHaveLength(2);
  });
});
