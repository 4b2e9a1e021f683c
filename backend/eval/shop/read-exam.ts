import { readFileSync } from "node:fs";
import { z } from "zod";

const examQuestion = z.strictObject({
  id: z.string(),
  language: z.enum(["en", "de", "fr", "es", "it", "ar"]),
  kind: z.enum(["policy", "product", "choice", "unanswerable", "adversarial"]),
  /** Asked before in the same conversation. */
  before: z.array(z.string()).optional(),
  question: z.string(),
  expect: z.strictObject({
    outcome: z.enum(["answered", "unknown", "any"]),
    /** Pages, by the end of their address: one of them is cited. */
    sources: z.array(z.string()).optional(),
    /** Products that are shown or cited, each of them. */
    products: z.array(z.string()).optional(),
    /** One of them is the first product shown. */
    first: z.array(z.string()).optional(),
    /** Figures that the answer gives; none at all: it must not give any. */
    figures: z.array(z.string()).optional(),
    /** Of each group, one wording. */
    says: z.array(z.array(z.string())).optional(),
    never: z.array(z.string()).optional(),
  }),
});
export type ExamQuestion = z.output<typeof examQuestion>;

const shares: { name: string; least: number; counts(question: ExamQuestion): boolean }[] = [
  { name: "unanswerable", least: 1 / 3, counts: ({ expect }) => expect.outcome === "unknown" },
  { name: "multi-turn", least: 1 / 5, counts: ({ before }) => before !== undefined },
  { name: "adversarial", least: 1 / 10, counts: ({ kind }) => kind === "adversarial" },
];
const leastQuestions = 120;

/** The exam's questions; throws when they do not have the make-up that the exam promises. */
export function readExam(): ExamQuestion[] {
  const questions = readQuestions(new URL("questions.json", import.meta.url));
  if (questions.length < leastQuestions) throw new Error(`The exam has ${questions.length} questions only.`);
  for (const { name, least, counts } of shares) {
    const share = questions.filter(counts).length / questions.length;
    if (share < least) throw new Error(`Only ${Math.round(share * 100)} % of the exam is ${name}.`);
  }
  return questions;
}

/** Questions of any number and make-up. */
export function readQuestions(file: URL | string): ExamQuestion[] {
  const questions = z.array(examQuestion).parse(JSON.parse(readFileSync(file, "utf8")));
  if (new Set(questions.map(({ id }) => id)).size < questions.length) throw new Error("Two questions have one id.");
  return questions;
}
