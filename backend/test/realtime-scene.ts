import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { openVisitorSession } from "../src/features/tenants/visitor-session.ts";
import { newId } from "#platform/ids";
import { createSecrets } from "#platform/secrets";
import type { TenantContext } from "#platform/tenant-context";
import { startServerProcess, type ServerProcess } from "../soak/server-process.ts";
import { openFront, type Front } from "./round-robin-front.ts";
import { actAs, openTestPlatform, type TestPlatform } from "./test-platform.ts";
import { openVisitorLine, type VisitorLine } from "./visitor-line.ts";

const SECRET = "a-secret-for-tests-that-is-none-at-all";
const ORIGIN = "https://shop.example";

/** Several processes of the product over one PostgreSQL and one Redis, behind a front without sticky sessions. */
export interface RealtimeScene {
  test: TestPlatform;
  processes: ServerProcess[];
  front: Front;
  /** A visitor of the tenant with a conversation that is the agent's, or waits for people. */
  openVisitor(tenant: TenantContext, visit: Visit): Promise<VisitorLine & { conversationId: string }>;
  close(): Promise<void>;
}

export interface Visit {
  /** Where to connect; the front where it is left out. */
  url?: string;
  state: "agent" | "waiting";
}

export async function openRealtimeScene(count: number, settings: Record<string, string> = {}): Promise<RealtimeScene> {
  const test = await openTestPlatform({ secrets: createSecrets(SECRET) });
  const { urls } = test.database;
  const { TEST_REDIS_URL: redisUrl = "" } = process.env;
  if (!urls) throw new Error("Needs servers: set TEST_DATABASE_URL and TEST_REDIS_URL.");
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-realtime-"));
  const env = {
    DATABASE_URL: urls.app,
    DATABASE_SYSTEM_URL: urls.system,
    REDIS_URL: redisUrl,
    NETVEXA_SECRET: SECRET,
    NETVEXA_ROLE: "api",
    ...settings,
  };
  const processes: ServerProcess[] = [];
  for (let number = 0; number < count; number += 1) {
    processes.push(await startServerProcess(path.join(folder, String(number)), env));
  }
  const front = await openFront(processes.map(({ url }) => url));
  const close = async () => {
    await front.close();
    await Promise.all(processes.map((one) => one.kill().catch(() => undefined)));
    await test.close();
    await rm(folder, { recursive: true, force: true });
  };
  const openVisitor: RealtimeScene["openVisitor"] = async (tenant, { url = front.url, state }) => {
    const shop = actAs(test.platform, tenant.tenantId, { kind: "storefront", origin: ORIGIN });
    const { token } = await openVisitorSession(shop, null);
    const conversationId = await addConversation(test, tenant, { token, state });
    const line = await openVisitorLine({ url, token, conversationId });
    return Object.assign(line, { conversationId });
  };
  return { test, processes, front, openVisitor, close };
}

/** As the widget would have made it, without the limits that hold for one address. */
async function addConversation(
  test: TestPlatform,
  { tenantId }: TenantContext,
  { token, state }: { token: string; state: Visit["state"] },
): Promise<string> {
  const id = newId();
  const { visitor } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")) as {
    visitor: string;
  };
  const timer = state === "waiting" ? "wait" : null;
  await sql`insert into conversations (tenant_id, id, channel, visitor_id, agent_id, language, handoff_state,
      handoff_timer, handoff_due_at)
    select tenant_id, ${id}, 'widget', ${visitor}, id, 'en', ${state}, ${timer},
      case when ${timer}::text is null then null else now() + interval '1 hour' end
    from agents where tenant_id = ${tenantId} order by created_at limit 1`.execute(test.database.owner);
  return id;
}
