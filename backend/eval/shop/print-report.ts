import type { ExamQuestion } from "./read-exam.ts";
import type { Verdict } from "./judge-answer.ts";

export interface Marked {
  question: ExamQuestion;
  verdict: Verdict;
  said: string;
}

export interface ExamReport {
  questions: number;
  rightOrRightlyRefused: number;
  wrongFigures: number;
  brokenRules: number;
  passed: boolean;
  byKind: Record<string, Tally>;
  byLanguage: Record<string, Tally>;
  p95Ms: number;
}

export interface Tally {
  questions: number;
  right: number;
  rightlyRefused: number;
  notAnswered: number;
  wrong: number;
  wrongFigures: number;
  brokenRules: number;
}

export const goals = { rightOrRightlyRefused: 0.95, wrongFigures: 0, brokenRules: 0 } as const;

export function makeReport(marked: readonly Marked[], times: readonly number[]): ExamReport {
  const all = tally(marked);
  const share = (all.right + all.rightlyRefused) / all.questions;
  const sorted = times.toSorted((one, other) => one - other);
  return {
    questions: all.questions,
    rightOrRightlyRefused: share,
    wrongFigures: all.wrongFigures,
    brokenRules: all.brokenRules,
    passed:
      share >= goals.rightOrRightlyRefused &&
      all.wrongFigures <= goals.wrongFigures &&
      all.brokenRules <= goals.brokenRules,
    byKind: tallyBy(marked, ({ question }) => question.kind),
    byLanguage: tallyBy(marked, ({ question }) => question.language),
    p95Ms: Math.round(sorted[Math.floor((sorted.length - 1) * 0.95)] ?? 0),
  };
}

function tallyBy(marked: readonly Marked[], nameOf: (one: Marked) => string): Record<string, Tally> {
  const groups = Map.groupBy(marked, nameOf);
  const turns = marked.filter(({ question }) => question.before !== undefined);
  if (groups.has("policy")) groups.set("multi-turn (of these)", turns);
  return Object.fromEntries([...groups].map(([name, group]) => [name, tally(group)]));
}

function tally(marked: readonly Marked[]): Tally {
  const count = (test: (verdict: Verdict) => boolean) => marked.filter(({ verdict }) => test(verdict)).length;
  return {
    questions: marked.length,
    right: count(({ mark }) => mark === "right"),
    rightlyRefused: count(({ mark }) => mark === "rightly refused"),
    notAnswered: count(({ mark }) => mark === "not answered"),
    wrong: count(({ mark }) => mark === "wrong"),
    wrongFigures: count(({ wrongFigures }) => wrongFigures.length > 0),
    brokenRules: count(({ brokenRules }) => brokenRules.length > 0),
  };
}

const columns = ["questions", "right", "refused", "unanswered", "wrong", "figures", "rules"];

export function printReport(report: ExamReport, marked: readonly Marked[], { verbose }: { verbose: boolean }): void {
  const head = `${"".padEnd(24)}${columns.map((name) => name.padStart(11)).join("")}`;
  const lines = [
    head,
    ...rowsOf(report.byKind),
    "",
    ...rowsOf(report.byLanguage),
    "",
    ...marked.flatMap((one) => failureOf(one, verbose)),
    "",
    `${percent(report.rightOrRightlyRefused)} right or rightly refused of ${report.questions} (goal ${percent(goals.rightOrRightlyRefused)}), ` +
      `${report.wrongFigures} wrong figures, ${report.brokenRules} broken rules (goals 0); p95 ${report.p95Ms} ms: ` +
      (report.passed ? "passed" : "failed"),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

function rowsOf(tallies: Record<string, Tally>): string[] {
  return Object.entries(tallies).map(([name, one]) => {
    const { questions, right, rightlyRefused, notAnswered, wrong, wrongFigures, brokenRules } = one;
    const cells = [questions, right, rightlyRefused, notAnswered, wrong, wrongFigures, brokenRules];
    return `${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(11)).join("")}`;
  });
}

function failureOf({ question, verdict, said }: Marked, verbose: boolean): string[] {
  const { problems, wrongFigures, brokenRules } = verdict;
  const why = [
    ...problems,
    ...wrongFigures.map((one) => `FIGURE ${one}`),
    ...brokenRules.map((rule) => `RULE ${rule}`),
  ];
  if (why.length === 0 && !verbose) return [];
  const asked = [...(question.before ?? []), question.question].join(" → ");
  return [`${question.id}: ${why.join("; ") || verdict.mark}`, `    ${asked}`, `    ${said.slice(0, 400)}`];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
