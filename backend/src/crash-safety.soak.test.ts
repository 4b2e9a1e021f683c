import { describe, expect, it } from "vitest";
import { runCrashRounds } from "../soak/crash-rounds.ts";

const ROUNDS = process.env.NETVEXA_SOAK === "1" ? 40 : 1;

describe("[D4] a server that is killed at any moment", () => {
  it(
    "keeps everything that it acknowledged, closes its turns and goes on with its jobs",
    { timeout: 1_500_000 },
    async () => {
      const report = await runCrashRounds(ROUNDS);
      process.stdout.write(`crash rounds: ${JSON.stringify(report)}\n`);
      expect(report.problems).toEqual([]);
      expect(report.rounds).toBe(ROUNDS);
      expect(Math.min(...Object.values(report.compared))).toBeGreaterThan(0);
    },
  );

  it("is found out when something acknowledged is not there, at every door", { timeout: 120_000 }, async () => {
    const never = "01900000-0000-7000-8000-000000000000";
    const { problems } = await runCrashRounds(1, {
      forge: (acknowledged) => {
        const lost = { version: 1, deleted: false };
        acknowledged.documents.set("never-sent", { acknowledged: lost, open: null });
        acknowledged.turns.set(never, {
          conversationId: never,
          question: "Was this ever asked?",
          isDone: true,
          isClosed: false,
        });
        acknowledged.contacts.set(never, { message: "Was this ever sent?" });
        acknowledged.keys.add("nvx_never_issued");
      },
    });
    const doors = ["document never-sent", `turn ${never}`, `contact ${never}`, "key"];
    expect(doors.filter((door) => !problems.some((problem) => problem.startsWith(door)))).toEqual([]);
    expect(problems).toHaveLength(doors.length);
  });
});
