import { fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { openRealtimeScene, type RealtimeScene } from "../test/realtime-scene.ts";
import type { VisitorLine } from "../test/visitor-line.ts";
import { fillShop, SHOP_PAGES } from "../src/features/chat/test-shop.ts";
import type { TenantContext } from "#platform/tenant-context";

/**
 * Sockets of visitors in server mode, two processes behind a front without sticky sessions: memory of an idle one, the
 * time that a turn takes beside its model (which answers at once), and what a killed process costs. Needs
 * `TEST_DATABASE_URL` and `TEST_REDIS_URL`.
 *
 *   npm run bench -- realtime [--visitors 1000] [--idle 5000] [--seconds 60] [--every 20]
 */
const { values } = parseArgs({
  options: {
    visitors: { type: "string", default: "1000" },
    idle: { type: "string", default: "5000" },
    seconds: { type: "string", default: "60" },
    every: { type: "string", default: "20" },
  },
});
const [visitors, idle] = [Number(values.visitors), Number(values.idle)];
const [seconds, everyMs] = [Number(values.seconds), Number(values.every) * 1000];

/** Turns of one tenant are limited to 1,200 a minute, its sockets in a process to 6,000. */
const TENANTS = 6;
const AT_ONCE = 50;
const GOALS = { turnMs: 150, idleBytes: 20 * 1024 };
const QUESTION = "When is the store in Hamburg open?";

const model = fork(new URL("realtime/fake-model-process.ts", import.meta.url));
const modelUrl = await new Promise<string>((resolve) => {
  model.once("message", (message: { url: string }) => resolve(message.url));
});
const scene = await openRealtimeScene(2, {
  NETVEXA_MODEL: "openai:fake",
  OPENAI_BASE_URL: modelUrl,
  OPENAI_API_KEY: "not-a-key",
});
const tenants: TenantContext[] = [];
for (let number = 0; number < TENANTS; number += 1) {
  const tenant = await scene.test.createTenant(`Shop ${number}`);
  await fillShop(scene.test, tenant, SHOP_PAGES);
  tenants.push(tenant);
}
print(`realtime: ${visitors} visitors asking every ${everyMs / 1000} s for ${seconds} s, ${idle} idle; 2 processes`);
await measureIdle(scene);
await measureTurns(scene);
await measureKill(scene);
await scene.close();
model.kill();
process.exit();

type Visitor = Awaited<ReturnType<RealtimeScene["openVisitor"]>>;

async function openMany(count: number, state: "agent" | "waiting", url?: string): Promise<Visitor[]> {
  const lines: Visitor[] = [];
  while (lines.length < count) {
    const wanted = Math.min(AT_ONCE, count - lines.length);
    const from = lines.length;
    const opened = Array.from({ length: wanted }, (_, index) => {
      const tenant = tenants[(from + index) % TENANTS];
      if (!tenant) throw new Error("There is no tenant.");
      return scene.openVisitor(tenant, { state, ...(url !== undefined && { url }) });
    });
    lines.push(...(await Promise.all(opened)));
  }
  return lines;
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}

/** All on one process, after as many were opened and closed once, so that what the process keeps is not counted. */
async function measureIdle({ processes }: RealtimeScene): Promise<void> {
  const [first] = processes;
  if (!first) return;
  const warm = await openMany(Math.min(idle, 500), "waiting", first.url);
  for (const line of warm) line.close();
  await delay(3_000);
  const before = await residentBytes(first.pid);
  const lines = await openMany(idle, "waiting", first.url);
  await delay(5_000);
  const each = ((await residentBytes(first.pid)) - before) / idle;
  const held = lines.filter(({ connections }) => connections === 1).length;
  print(
    `  idle: ${held} of ${idle} held, ${(each / 1024).toFixed(1)} KiB each (goal ${GOALS.idleBytes / 1024}: ${verdict(each <= GOALS.idleBytes)})`,
  );
  for (const line of lines) line.close();
  await delay(2_000);
}

/** The first turns of a process load what speaks to models. */
async function warmUp({ processes }: RealtimeScene): Promise<void> {
  for (const { url } of processes) {
    const lines = await openMany(TENANTS, "agent", url);
    for (const line of lines) await line.ask(QUESTION);
    for (const line of lines) line.close();
  }
}

async function measureTurns(running: RealtimeScene): Promise<void> {
  await warmUp(running);
  const lines = await openMany(visitors, "agent");
  const times: number[] = [];
  let failed = 0;
  const end = performance.now() + seconds * 1000;
  const visit = async (line: VisitorLine) => {
    await delay(Math.random() * everyMs);
    while (performance.now() < end) {
      const next = delay(everyMs);
      const took = await Promise.race([line.ask(QUESTION), delay(15_000).then(() => null)]);
      if (took === null) failed += 1;
      else times.push(took);
      await next;
    }
  };
  await Promise.all(lines.map(visit));
  const sorted = times.toSorted((one, next) => one - next);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const p95 = at(0.95);
  print(
    `  turns: ${times.length}, ${failed} without an answer; p50 ${at(0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms (goal ${GOALS.turnMs}: ${verdict(p95 <= GOALS.turnMs && failed === 0)})`,
  );
  for (const line of lines) line.close();
}

/** Everybody writes to people, one process dies in the middle: each message must be kept once, and come once. */
async function measureKill({ processes, test }: RealtimeScene): Promise<void> {
  const count = Math.min(visitors, 500);
  const lines = await openMany(count, "waiting");
  const rounds = 6;
  for (let round = 0; round < rounds; round += 1) {
    for (const line of lines) line.send(`message ${round}`);
    if (round === rounds / 2) await processes[0]?.kill();
    await delay(500);
  }
  const began = performance.now();
  await Promise.race([Promise.all(lines.map((line) => line.settle())), delay(60_000)]);
  await delay(2_000);
  const whole = lines.filter(({ positions }) => positions.join() === [1, 2, 3, 4, 5, 6].join()).length;
  const again = lines.filter(({ connections }) => connections > 1).length;
  const ids = lines.map(({ conversationId }) => conversationId);
  const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from thread_entries
    where conversation_id = any(${ids}::uuid[])`.execute(test.database.owner);
  const kept = rows[0]?.kept ?? 0;
  print(
    `  killed one of two: ${again} connected again, settled after ${((performance.now() - began) / 1000).toFixed(1)} s; ${whole} of ${count} have every message once, in order; kept ${kept} of ${count * rounds} (${verdict(whole === count && kept === count * rounds)})`,
  );
  for (const line of lines) line.close();
}

function verdict(isMet: boolean): string {
  return isMet ? "met" : "missed";
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
