import type { Command } from "commander";
import {
  getSettingsRoute,
  listDeadLettersRoute,
  operatorStatusRoute,
  retryDeadLetterRoute,
  updateSettingsRoute,
} from "@netvexa/contract";
import { openCommand } from "./command-context.ts";
import { formatTable } from "./output.ts";

/** `netvexa status|dead-letters|settings …`, all for the operator. */
export function addOperatorCommands(program: Command): void {
  program
    .command("status")
    .description("health of the installation: queue, dead letters, disk, models (operator)")
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const status = await api.call(operatorStatusRoute);
      const rows = Object.entries(status).map(([name, value]) => [
        name,
        typeof value === "object" ? JSON.stringify(value) : String(value),
      ]);
      output.result(status, formatTable(["what", "state"], rows));
    });
  const deadLetters = program.command("dead-letters").description("jobs that failed for good (operator)");
  deadLetters
    .command("list", { isDefault: true })
    .description("list them")
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const { deadLetters: letters } = await api.call(listDeadLettersRoute);
      const rows = letters.map((letter) => [letter.id, letter.name, letter.failedAt, letter.error ?? ""]);
      output.result(
        { deadLetters: letters },
        rows.length > 0 ? formatTable(["id", "job", "failed at", "error"], rows) : "There are none.",
      );
    });
  deadLetters
    .command("retry <id>")
    .description("try one again")
    .action(async (jobId: string, _options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      await api.call(retryDeadLetterRoute, { params: { jobId } });
      output.result({ retried: jobId }, `Job ${jobId} waits to run again.`);
    });
  addSettingsCommand(program);
}

interface SettingsOptions {
  signUp?: string;
  chatModels?: string;
  embeddingModels?: string;
  openaiKey?: string;
  googleKey?: string;
  anthropicKey?: string;
}

function addSettingsCommand(program: Command): void {
  program
    .command("settings")
    .description("show or change the installation's settings (operator)")
    .option("--sign-up <open|closed>", "whether anybody may make an organisation")
    .option("--chat-models <list>", "provider:model, in order, separated by commas; empty for the environment's")
    .option("--embedding-models <list>", "provider:model, in order, separated by commas")
    .option("--openai-key <key>", "the key that all tenants share; empty to forget it")
    .option("--google-key <key>", "the same for Google")
    .option("--anthropic-key <key>", "the same for Anthropic")
    .action(async (options: SettingsOptions, command: Command) => {
      const { api, output } = await openCommand(command);
      const body = toChange(options);
      const changed = Object.keys(body).length > 0;
      const settings = changed ? await api.call(updateSettingsRoute, { body }) : await api.call(getSettingsRoute);
      output.result(
        settings,
        formatTable(
          ["setting", "value"],
          Object.entries(settings).map(([name, value]) => [name, JSON.stringify(value)]),
        ),
      );
    });
}

function toChange(options: SettingsOptions) {
  const keys = { openai: options.openaiKey, google: options.googleKey, anthropic: options.anthropicKey };
  const given = Object.entries(keys).flatMap(([name, key]) =>
    key === undefined ? [] : [[name, key === "" ? null : key] as const],
  );
  return {
    ...(options.signUp === undefined ? {} : { signUpOpen: options.signUp === "open" }),
    ...(options.chatModels === undefined ? {} : { chatModels: toList(options.chatModels) }),
    ...(options.embeddingModels === undefined ? {} : { embeddingModels: toList(options.embeddingModels) }),
    ...(given.length > 0 ? { modelKeys: Object.fromEntries(given) } : {}),
  };
}

function toList(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
