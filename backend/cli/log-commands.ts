import type { Command } from "commander";
import { searchLogsRoute } from "@netvexa/contract";
import type { z } from "zod";
import { openCommand } from "./command-context.ts";
import { followLogs } from "./follow-logs.ts";

type LogRecord = z.output<(typeof searchLogsRoute)["response"]["schema"]>["records"][number];

/** `netvexa logs …` */
export function addLogCommands(program: Command): void {
  program
    .command("logs [query...]")
    .description("search the storefront's log records, such as: netvexa logs 'level>=warn log:checkout since:2h'")
    .option("--limit <number>", "most records, up to 500", Number, 100)
    .option("--follow", "go on with new records as they come, until it is stopped")
    .action(async (words: string[], options: { limit: number; follow?: boolean }, command: Command) => {
      const { api, connection, output } = await openCommand(command);
      const q = words.join(" ");
      if (options.follow) {
        const write = (record: LogRecord) =>
          process.stdout.write(`${output.json ? JSON.stringify(record) : describeRecord(record)}\n`);
        await followLogs(connection, q, write);
        return;
      }
      const found = await api.call(searchLogsRoute, { query: { q, limit: options.limit } });
      const lines = found.records.toReversed().map(describeRecord);
      output.result(found, lines.length > 0 ? lines.join("\n") : "No record fits.");
    });
}

/** On one line, whatever the message holds. */
function describeRecord({ time, level, log, message, fields }: LogRecord): string {
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return clean([time, level.padEnd(5), log, message, ...rest].join("  "));
}

/** Messages come from anywhere: nothing of them may steer the terminal. */
function clean(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ");
}
