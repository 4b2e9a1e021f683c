import { Command, CommanderError } from "commander";
import { z } from "zod";
import { addAnswerCommands } from "./answer-commands.ts";
import { addAuditCommands, addKeyCommands } from "./audit-commands.ts";
import { ApiError } from "./api-client.ts";
import { openCommand } from "./command-context.ts";
import { DEFAULT_URL, saveConnection } from "./connection.ts";
import { addDataCommands } from "./data-commands.ts";
import { addKnowledgeCommands } from "./knowledge-commands.ts";
import { addLogCommands } from "./log-commands.ts";
import { addMcpCommand } from "./mcp-command.ts";
import { addOperatorCommands } from "./operator-commands.ts";
import { addQualityCommands } from "./quality-commands.ts";
import { addSynonymCommands } from "./synonym-commands.ts";
import { addStorefrontCommands } from "./storefront-commands.ts";
import { addTryCommand } from "./try-command.ts";

const program = new Command("netvexa")
  .description("Talks to a running Netvexa server over HTTP.")
  .option("--url <url>", `the server's address (else NETVEXA_URL, else what connect saved, else ${DEFAULT_URL})`)
  .option("--json", "print one JSON value and nothing else")
  .exitOverride();

program
  .command("connect")
  .description("keep a server's address and credentials for later commands")
  .option("--operator <credential>", "the operator credential that the first start printed")
  .option("--api-key <key>", "a storefront's API key")
  .action(async (options: { operator?: string; apiKey?: string }, command: Command) => {
    const { connection, output } = await openCommand(command);
    const file = await saveConnection({
      url: connection.url,
      ...(options.operator === undefined ? {} : { operatorCredential: options.operator }),
      ...(options.apiKey === undefined ? {} : { apiKey: options.apiKey }),
    });
    output.result({ file }, `Saved to ${file}.`);
  });

addTryCommand(program);
addStorefrontCommands(program);
addKnowledgeCommands(program);
addAnswerCommands(program);
addQualityCommands(program);
addSynonymCommands(program);
addOperatorCommands(program);
addAuditCommands(program);
addKeyCommands(program);
addDataCommands(program);
addLogCommands(program);
addMcpCommand(program);

function explain(error: unknown): string {
  if (error instanceof ApiError) return `${error.message} (${error.code})`;
  if (error instanceof z.ZodError) return `Not as documented:\n${z.prettifyError(error)}`;
  return error instanceof Error ? error.message : String(error);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else process.stderr.write(`${explain(error)}\n`);
}
