import { z } from "zod";
import { answerTasks } from "#platform/task-process";

const task = z.strictObject({ say: z.enum(["environment", "nothing", "one large array", "many buffers"]) });
const held: unknown[] = [];

/** What hostile input makes a reading do. */
answerTasks(
  (message) => task.parse(message).say,
  async (say) => {
    if (say === "nothing") return new Promise(() => undefined);
    if (say === "one large array") held.push(Array.from({ length: 60_000_000 }, (_, index) => index / 3));
    if (say === "many buffers") for (;;) held.push(await delay(), Buffer.alloc(8 * 1_048_576, 1));
    return { pid: process.pid, environment: Object.keys(process.env) };
  },
);

function delay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
