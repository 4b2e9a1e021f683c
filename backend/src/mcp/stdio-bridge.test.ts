import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestServer, type TestServer } from "#test/test-server";

const COMMAND = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

let server: TestServer;
let apiKey: string;
beforeAll(async () => {
  server = await openTestServer();
  apiKey = (await server.createStorefront()).apiKey;
});
afterAll(() => server.close());

function start(mode: "auto" | "legacy", key: string) {
  const client = new Client({ name: "local", version: "1.0.0" }, { versionNegotiation: { mode } });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ["--conditions=development", COMMAND, "mcp"],
    env: { NETVEXA_URL: server.url, NETVEXA_API_KEY: key, PATH: "", HOME: "/nonexistent" },
    stderr: "pipe",
  });
  return client.connect(transport).then(() => client);
}

describe("[G2] netvexa mcp", () => {
  it.each(["auto", "legacy"] as const)(
    "speaks for the server to an assistant on this machine (%s)",
    async (mode) => {
      const client = await start(mode, apiKey);
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toContain("knowledge_search");
      const found = await client.callTool({ name: "unanswered_questions", arguments: {} });
      expect(found.structuredContent).toMatchObject({ questions: [] });
      await client.close();
    },
    40_000,
  );

  it("tells the assistant that the key is refused", async () => {
    await expect(start("legacy", `nvx_aaaaaaaaaaaa_${"a".repeat(43)}`)).rejects.toThrow(/401|credential|Unauthor/i);
  }, 40_000);
});
