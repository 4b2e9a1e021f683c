import type { Command } from "commander";
import {
  calibrateAnswersRoute,
  getAnswerThresholdRoute,
  listUnansweredRoute,
  setAnswerThresholdRoute,
} from "@netvexa/contract";
import type { z } from "zod";
import { openCommand } from "./command-context.ts";
import { formatTable } from "./output.ts";

type Threshold = z.output<typeof getAnswerThresholdRoute.response.schema>;

/** `netvexa threshold|unanswered …` */
export function addQualityCommands(program: Command): void {
  program
    .command("threshold [value]")
    .description("show how sure the agent must be to answer, or set it: a number from 0 to 1, or auto")
    .action(async (value: string | undefined, _options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const found =
        value === undefined
          ? await api.call(getAnswerThresholdRoute, {})
          : await api.call(setAnswerThresholdRoute, { body: { threshold: value === "auto" ? null : Number(value) } });
      output.result(found, describeThreshold(found));
    });
  program
    .command("calibrate")
    .description("find the threshold anew from the storefront's own pages")
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const started = await api.call(calibrateAnswersRoute, {});
      output.result(started, "Started. `netvexa threshold` shows the result.");
    });
  program
    .command("unanswered")
    .description("list what the agent could not answer, most frequent first")
    .option("--limit <number>", "most questions", Number, 20)
    .option("--from <time>", "only what was asked at this time (ISO 8601) or later")
    .action(async (options: { limit: number; from?: string }, command: Command) => {
      const { api, output } = await openCommand(command);
      const found = await api.call(listUnansweredRoute, { query: options });
      const rows = found.questions.map(({ count, language, lastAskedAt, question }) => [
        String(count),
        language,
        lastAskedAt.slice(0, 10),
        question.slice(0, 90),
      ]);
      const table = formatTable(["times", "language", "last", "question"], rows);
      output.result(found, rows.length > 0 ? table : "Everything was answered.");
    });
}

function describeThreshold({ threshold, chosenBy, questions, effects }: Threshold): string {
  const head = `${threshold.toFixed(2)} (${chosenBy}), from ${questions} questions of your own pages`;
  if (effects.length === 0) return `${head}. Run \`netvexa calibrate\` to see what moving it does.`;
  const rows = effects.map((one) => [one.threshold.toFixed(2), percent(one.answered), percent(one.refused)]);
  return `${head}\n\n${formatTable(["threshold", "answered", "rightly unknown"], rows)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
