import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { JSONRPCMessage } from "@modelcontextprotocol/server";
import { StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import type { Command } from "commander";
import { z } from "zod";
import { openCommand } from "./command-context.ts";

/** `netvexa mcp`: for assistants on this machine that start a program and speak with it over its standard streams. */
export function addMcpCommand(program: Command): void {
  program
    .command("mcp")
    .description("speak the Model Context Protocol over standard input and output, for an assistant on this machine")
    .action(async (_options: unknown, command: Command) => {
      const { connection } = await openCommand(command);
      if (connection.apiKey === null)
        throw new Error("An API key is needed: netvexa connect --api-key …, or set NETVEXA_API_KEY.");
      await bridge(new URL(`${connection.url.replace(/\/+$/, "")}/mcp`), connection.apiKey);
    });
}

/** Passes every message on to the server and back, and ends with the assistant's end of the stream. */
async function bridge(url: URL, apiKey: string): Promise<void> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const server = new StreamableHTTPClientTransport(url, { requestInit: { headers } });
  const assistant = new StdioServerTransport();
  const ended = Promise.withResolvers<void>();
  let opening: unknown = null;
  Object.assign(server, {
    onmessage: (message: JSONRPCMessage) => {
      if (opening !== null && "id" in message && message.id === opening) settleVersion(server, message);
      void assistant.send(message);
    },
    onerror: (error: Error) => process.stderr.write(`netvexa: ${error.message}\n`),
  });
  Object.assign(assistant, {
    onmessage: (message: JSONRPCMessage) => {
      if ("method" in message && message.method === "initialize" && "id" in message) opening = message.id;
      server.send(message).catch((error: unknown) => void assistant.send(failureOf(message, error)));
    },
    onclose: ended.resolve,
  });
  process.stdin.once("end", ended.resolve);
  await server.start();
  await assistant.start();
  await ended.promise;
  await server.close();
}

const begun = z.looseObject({ result: z.looseObject({ protocolVersion: z.string() }) });

/** Earlier revisions name their version in the answer to the first request; every later one must carry it. */
function settleVersion(server: StreamableHTTPClientTransport, message: JSONRPCMessage): void {
  const version = begun.safeParse(message).data?.result.protocolVersion;
  if (version !== undefined) server.setProtocolVersion(version);
}

/** So that an assistant is told of it instead of waiting: the server cannot be reached, or refuses the key. */
function failureOf(message: JSONRPCMessage, error: unknown): JSONRPCMessage {
  const said = error instanceof Error ? error.message : String(error);
  if (!("method" in message) || !("id" in message))
    return { jsonrpc: "2.0", method: "notifications/message", params: { level: "error", data: said } };
  return { jsonrpc: "2.0", id: message.id, error: { code: -32_000, message: said } };
}
