import type { Command } from "commander";
import { createApiClient, type ApiClient } from "./api-client.ts";
import { readConnection, type Connection } from "./connection.ts";
import { createOutput, type Output } from "./output.ts";

export interface CommandContext {
  connection: Connection;
  api: ApiClient;
  output: Output;
}

/** What every command needs, from the options that stand before or after its name. */
export async function openCommand(command: Command): Promise<CommandContext> {
  const options: { json?: boolean; url?: string } = command.optsWithGlobals();
  const saved = await readConnection();
  const connection = { ...saved, url: (options.url ?? saved.url).replace(/\/+$/, "") };
  return { connection, api: createApiClient(connection), output: createOutput(options.json === true) };
}
