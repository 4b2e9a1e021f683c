import { createHash } from "node:crypto";
import type { SearchHit } from "#features/retrieval";
import { cleanHit } from "./clean-hit.ts";
import type { AnswerScope } from "./answer-scope.ts";

/** Below the numbers of all passages and documents. */
const FIRST_NUMBER = -1_000;
let given = 0;

/** What a tool gave back, as a passage: cited like any other, and cleaned of orders and markup as all of them are. */
export function toToolHit(
  scope: Pick<AnswerScope, "language" | "draft">,
  title: string,
  lines: readonly string[],
): SearchHit {
  const text = lines.join("\n");
  const hash = createHash("sha256").update(text).digest("hex");
  given = (given + 1) % 1_000_000;
  const number = FIRST_NUMBER - given;
  const { language } = scope;
  const document = { number, sourceId: "", externalId: "", kind: "file", title, url: null, language } as const;
  const { hit, ignored } = cleanHit({
    score: 1,
    chunk: { number, position: 0, headings: [], text, language, hash },
    document: { ...document, contentHash: hash, product: null },
    offers: [],
  });
  scope.draft.ignoredInstructions += ignored;
  scope.draft.readPassages([hit]);
  return hit;
}
