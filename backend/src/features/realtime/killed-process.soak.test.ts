import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRealtimeScene, type RealtimeScene } from "#test/realtime-scene";
import { onServer } from "#test/test-database";

const VISITORS = process.env["NETVEXA_SOAK"] === "1" ? 200 : 20;
const MESSAGES = 8;

describe.skipIf(!onServer)("[A2] [V6] one of two processes that is killed while people write", () => {
  let scene: RealtimeScene;
  beforeAll(async () => {
    scene = await openRealtimeScene(2);
  }, 120_000);
  afterAll(() => scene?.close());

  it(
    "costs nobody a message: every client resumes, nothing is lost and nothing comes twice",
    { timeout: 300_000 },
    async () => {
      const tenant = await scene.test.createTenant();
      const lines = await Promise.all(
        Array.from({ length: VISITORS }, () => scene.openVisitor(tenant, { state: "waiting" })),
      );
      for (let round = 0; round < MESSAGES; round += 1) {
        for (const line of lines) line.send(`message ${round}`);
        if (round === MESSAGES / 2) await scene.processes[0]?.kill();
        await delay(50);
      }
      await Promise.all(lines.map((line) => line.settle()));
      const whole = Array.from({ length: MESSAGES }, (_, index) => index + 1);
      for (const line of lines) {
        await expect.poll(() => line.positions.length, { timeout: 30_000 }).toBe(MESSAGES);
        expect(line.positions).toEqual(whole);
        expect(line.accepted.size).toBe(MESSAGES);
        line.close();
      }
      expect(lines.filter(({ connections }) => connections > 1).length).toBeGreaterThan(0);
      const { rows } = await sql<{ entries: number }>`select count(*)::int as entries from thread_entries
      where tenant_id = ${tenant.tenantId}`.execute(scene.test.database.owner);
      expect(rows[0]?.entries).toBe(VISITORS * MESSAGES);
    },
  );
});
