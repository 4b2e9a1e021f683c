import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createTaskProcess } from "./task-process.ts";

const answer = z.object({ pid: z.number(), environment: z.array(z.string()) });
const options = {
  module: new URL("../../test/task-process-fixture.ts", import.meta.url),
  parse: (message: unknown) => answer.parse(message),
  heapMb: 64,
  memoryMb: 400,
  idleMs: 60_000,
};
const LONG_MS = 60_000;

describe("[O5] a process for tasks over hostile input", () => {
  const tasks = createTaskProcess(options);
  afterAll(() => tasks.close());

  it("stays for the next task, and knows nothing of the environment", async () => {
    const first = await tasks.run({ say: "environment" }, LONG_MS);
    const second = await tasks.run({ say: "environment" }, LONG_MS);
    expect(second.pid).toBe(first.pid);
    expect(first.pid).not.toBe(process.pid);
    expect(first.environment.filter((name) => !name.startsWith("NODE_CHANNEL"))).toEqual([]);
  });

  it.each([
    ["one large array", "memory"],
    ["many buffers", "memory"],
    ["nothing", "timeout"],
  ])("is given up over %s (%s), and the next task is done by another", async (say, reason) => {
    const before = await tasks.run({ say: "environment" }, LONG_MS);
    const limitMs = reason === "timeout" ? 100 : LONG_MS;
    await expect(tasks.run({ say }, limitMs)).rejects.toMatchObject({ reason });
    expect(() => process.kill(before.pid, 0)).toThrow();
    expect((await tasks.run({ say: "environment" }, LONG_MS)).pid).not.toBe(before.pid);
  });

  it("ends when nobody needs it for a while", async () => {
    const brief = createTaskProcess({ ...options, idleMs: 1 });
    const { pid } = await brief.run({ say: "environment" }, LONG_MS);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
