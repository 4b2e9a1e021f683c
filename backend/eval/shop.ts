import { parseArgs } from "node:util";
import { startInstallation } from "../../e2e/start-installation.ts";
import { judgeAnswer } from "./shop/judge-answer.ts";
import { makeReport, printReport, type Marked } from "./shop/print-report.ts";
import { readExam, readQuestions } from "./shop/read-exam.ts";
import { readShopFacts } from "./shop/shop-facts.ts";
import { visitShop, type ShownAnswer } from "./shop/visit-shop.ts";

/**
 * The shop exam: starts the program as anyone does, with its demo store and no model, and asks as visitors ask, over
 * HTTP. Ends with 1 when the goals are missed.
 *
 *   npm run eval -- shop [--questions FILE] [--json] [--verbose]
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    questions: { type: "string" },
    json: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
  },
});

const exam = values.questions === undefined ? readExam() : readQuestions(values.questions);
const installation = await startInstallation();
try {
  const visitor = await visitShop(installation);
  const facts = readShopFacts(installation.apiUrl);
  const marked: Marked[] = [];
  const times: number[] = [];
  for (const question of exam) {
    const answer = await visitor.ask([...(question.before ?? []), question.question], question.language);
    marked.push({ question, verdict: judgeAnswer(question, answer, facts), said: sayShortly(answer) });
    times.push(answer.milliseconds);
  }
  const report = makeReport(marked, times);
  if (values.json) process.stdout.write(`${JSON.stringify({ suite: "shop", ...report, marked })}\n`);
  else printReport(report, marked, values);
  if (!report.passed) process.exitCode = 1;
} finally {
  await installation.stop();
}

function sayShortly({ outcome, sentences, citations, cards }: ShownAnswer): string {
  const text = sentences.map((sentence) => sentence.text).join(" ");
  const places = [...citations.map(({ url }) => url ?? ""), ...cards.map(({ url }) => url)];
  return `[${outcome}] ${text} {${places.map((url) => url.replace(/^.*\/demo\//, "")).join(", ")}}`;
}
