import { describe, expect, it } from "vitest";
import type { Priority } from "./database.ts";
import { createPriorityGate } from "./priority-gate.ts";

describe("the gate before the embedded engine's one session", () => {
  it("lets whoever is interactive go before bulk work that came earlier, and each in its order", async () => {
    const gate = createPriorityGate();
    const order: string[] = [];
    const note = (name: string, priority: Priority) => gate.run(priority, async () => void order.push(name));

    await gate.acquire("bulk");
    const all = [
      note("bulk 1", "bulk"),
      note("bulk 2", "bulk"),
      note("person 1", "interactive"),
      note("person 2", "interactive"),
    ];
    gate.release();
    await Promise.all(all);

    expect(order).toEqual(["person 1", "person 2", "bulk 1", "bulk 2"]);
  });

  it("lets a person's next step go before waiting bulk work, although nobody waited when the last step ended", async () => {
    const gate = createPriorityGate();
    const order: string[] = [];

    await gate.acquire("interactive");
    const bulk = gate.run("bulk", async () => void order.push("bulk"));
    gate.release();
    await Promise.resolve();
    await gate.run("interactive", async () => void order.push("next step"));
    await bulk;

    expect(order).toEqual(["next step", "bulk"]);
  });

  it("lets bulk work go in the end, however fast people follow each other", async () => {
    const gate = createPriorityGate();
    const through = { bulk: false };
    await gate.acquire("interactive");
    const bulk = gate.run("bulk", async () => {
      through.bulk = true;
    });
    gate.release();
    // A person's steps in a row, each with a little between them.
    let steps = 0;
    for (; !through.bulk; steps += 1) {
      await gate.run("interactive", async () => undefined);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await bulk;
    expect(steps).toBeGreaterThan(10);
  });

  it("tells how long nobody has asked for it", async () => {
    const gate = createPriorityGate();
    await gate.run("bulk", async () => undefined);
    expect(gate.quietMs()).toBe(Infinity);
    await gate.run("interactive", async () => undefined);
    expect(gate.quietMs()).toBeLessThan(60_000);
  });

  it("holds nobody else while one works, and goes on after work that failed", async () => {
    const gate = createPriorityGate();
    let inside = 0;
    let most = 0;
    const work = (priority: Priority, fails: boolean) =>
      gate.run(priority, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await Promise.resolve();
        inside -= 1;
        if (fails) throw new Error("failed");
      });
    const ends = await Promise.allSettled([
      work("bulk", true),
      work("interactive", false),
      work("bulk", false),
      work("interactive", true),
    ]);
    expect(ends.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "rejected"]);
    expect(most).toBe(1);
  });
});
