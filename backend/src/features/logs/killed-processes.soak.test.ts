import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onServer } from "#test/test-database";
import {
  closeKillScene,
  killAndRestart,
  openKillScene,
  readNumbers,
  sendSteadily,
  type KillScene,
  type Victim,
} from "#test/log-kill-rounds";

const isLong = process.env["NETVEXA_SOAK"] === "1";
const ROUNDS = isLong ? 10 : 1;
// The server of a short run is shared with other tests, which must not be ended with it.
const VICTIMS: Victim[] = isLong ? ["api", "worker", "redis", "postgres"] : ["api", "worker", "redis"];
/** Acknowledged between one kill and the next. */
const BETWEEN = isLong ? 1_000 : 200;

describe.skipIf(!onServer)("[G1] [L3] acknowledged log records, while what keeps them is killed", () => {
  let scene: KillScene;
  beforeAll(async () => {
    scene = await openKillScene();
  }, 120_000);
  afterAll(() => closeKillScene(scene));

  it(`are all there, each once: ${ROUNDS} rounds of ${VICTIMS.join(", ")}`, { timeout: 1_500_000 }, async () => {
    const load = sendSteadily(scene, 4);
    const reach = async (count: number) => {
      while (load.acknowledged.length < count) await delay(10);
    };
    await reach(BETWEEN);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const victim of VICTIMS) {
        await delay(Math.random() * 200);
        await killAndRestart(scene, victim);
        await reach(load.acknowledged.length + BETWEEN);
      }
    }
    await load.stop();
    const stored = await readNumbers(scene);
    const once = new Set(stored);
    const lost = load.acknowledged.filter((number) => !once.has(number));
    process.stdout.write(
      `kill rounds: ${load.acknowledged.length} acknowledged, ${lost.length} lost, ${stored.length - once.size} doubled, ${load.repeated} requests repeated\n`,
    );
    expect(lost).toEqual([]);
    expect(stored.length).toBe(once.size);
    expect(load.repeated).toBeGreaterThan(0);
  });
});
