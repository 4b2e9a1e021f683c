/** The server under test with an API key, and beside it a bare Express route; prints where they are. */
import express from "express";
import { sql } from "kysely";
import { onServer } from "#test/test-database";
import { openTestServer } from "#test/test-server";
import { listen } from "../../src/http/listen.ts";
import { repeatWork } from "../../src/workers/repeat-work.ts";
import { archiveHotLogs } from "#features/logs";
import { readEnv } from "#platform/env";

if (!onServer) throw new Error("Needs TEST_DATABASE_URL and TEST_REDIS_URL.");
const env = readEnv({ NETVEXA_LOG_LEVEL: "error", NETVEXA_LOG_RECORDS_PER_MINUTE: "100000000" });
const server = await openTestServer({ env });
const shop = await server.createStorefront();
await sql`insert into log_settings (tenant_id, retention_days, daily_records, sample_percent)
  values (${shop.tenantId}, 30, 1000000000, 10)`.execute(server.test.database.owner);
if (process.argv[2] === "archive") repeatWork(server.test.platform, [archiveHotLogs]);

const bare = express();
bare.post("/bare", express.json(), (request, response) => void response.json({ accepted: 1, id: request.body.log }));
const { port } = await listen(bare, { host: "127.0.0.1", port: 0 });
process.stdout.write(`${JSON.stringify({ url: server.url, bare: `http://127.0.0.1:${port}`, key: shop.apiKey })}\n`);
process.on("SIGTERM", () => void server.close().then(() => process.exit(0)));
process.on("message", () => process.send?.(process.cpuUsage()));
