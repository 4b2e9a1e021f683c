import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeDraft, createAgent, publishAgent, readAgent } from "#features/agents";
import type { AgentContent } from "@netvexa/contract";
import type { TenantContext } from "#platform/tenant-context";
import { indexedShop } from "#test/exam-shop";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { examineAgent } from "./examine-agent-job.ts";
import { addQuestion, generateQuestions, removeQuestion } from "./manage-questions.ts";
import { judgeAnswers } from "./judge-answers.ts";
import { examCheck, readExam, startExam } from "./take-exam.ts";

let test: TestPlatform;
let shop: TenantContext;
beforeAll(async () => {
  test = await openTestPlatform();
  shop = await test.createTenant("Northway");
  await indexedShop(shop);
});
afterAll(() => test.close());

/** A published agent; its id. */
async function publish(name: string): Promise<string> {
  const { id, revision } = await createAgent(shop, { name, template: "blank", language: "en" });
  await publishAgent(shop, { agentId: id, revision, note: null, overrideReason: null });
  return id;
}

async function change(agentId: string, fields: Partial<AgentContent>): Promise<number> {
  const { revision, draft } = await readAgent(shop, agentId);
  return (await changeDraft(shop, { agentId, revision, content: { ...draft, ...fields } })).revision;
}

async function examine(agentId: string) {
  const { id } = await startExam(shop, agentId);
  await examineAgent(shop, { runId: id });
  return readExam(shop, agentId);
}

const publication = (agentId: string, revision: number, overrideReason: string | null = null) =>
  publishAgent(shop, { agentId, revision, note: null, overrideReason }, examCheck(shop));

describe("[V7] an exam", () => {
  it("asks what the catalogue, the typed answers and the pages answer, once each", async () => {
    const agentId = await publish("Generated");
    const { added } = await generateQuestions(shop, { agentId, count: 6 });
    expect(added).toBeGreaterThan(2);
    const { questions, gate } = await readExam(shop, agentId);
    expect(questions.map(({ question }) => question)).toContain("How much is Fjord 3 Tent?");
    expect(questions.every(({ origin }) => origin === "generated")).toBe(true);
    expect(gate).toBe("not_taken");
    expect((await generateQuestions(shop, { agentId, count: 6 })).added).toBe(0);
  });

  it("puts the answers of draft and published version side by side and finds what got worse", async () => {
    const agentId = await publish("Worse");
    await addQuestion(shop, { agentId, question: "How much is the Fjord 3 Tent?", expected: "399" });
    await addQuestion(shop, { agentId, question: "How long is the warranty on tents?", expected: null });
    await change(agentId, { rules: ["warranty"] });
    const { run, results, gate } = await examine(agentId);
    expect(run).toMatchObject({ state: "done", total: 2, done: 2, regressions: 1 });
    expect(results.map(({ question, verdict }) => [question, verdict])).toEqual([
      ["How much is the Fjord 3 Tent?", "same"],
      ["How long is the warranty on tents?", "regressed"],
    ]);
    expect(results[0]?.draft).toMatchObject({ outcome: "answered", cards: ["Fjord 3 Tent"] });
    expect(results[1]?.published?.text).toContain("3-year");
    expect(results[1]?.draft.text).toContain("cannot talk about");
    expect(gate).toBe("regressed");
  });

  it("blocks publishing until it is taken and passed, unless a reason overrides it", async () => {
    const agentId = await publish("Gated");
    const { id: questionId } = await addQuestion(shop, {
      agentId,
      question: "How long is the warranty on tents?",
      expected: "3-year",
    });
    const worse = await change(agentId, { rules: ["warranty"] });
    await expect(publication(agentId, worse)).rejects.toMatchObject({ code: "exam_not_taken" });
    await examine(agentId);
    await expect(publication(agentId, worse)).rejects.toMatchObject({ code: "exam_regressed" });
    const again = await publication(agentId, worse, "Legal asked for it.");
    expect(again.publishedVersion).toBe(2);
    const better = await change(agentId, { rules: [] });
    expect((await examine(agentId)).gate).toBe("passed");
    expect((await publication(agentId, better)).publishedVersion).toBe(3);
    const last = await change(agentId, { tone: "formal" });
    await removeQuestion(shop, { agentId, questionId });
    expect((await publication(agentId, last)).publishedVersion).toBe(4);
  });

  it("fails rather than mix the answers of two drafts, and is not begun twice", async () => {
    const agentId = await publish("Changing");
    await addQuestion(shop, { agentId, question: "When are you open?", expected: null });
    const { id } = await startExam(shop, agentId);
    await expect(startExam(shop, agentId)).rejects.toMatchObject({ code: "exam_running" });
    await change(agentId, { tone: "brief" });
    await examineAgent(shop, { runId: id });
    expect((await readExam(shop, agentId)).run?.state).toBe("failed");
  });
});

describe("[V7] a verdict", () => {
  const answer = (text: string, sources: string[] = []) => ({ outcome: "answered" as const, text, sources, cards: [] });
  const unknown = { outcome: "unknown" as const, text: "I do not know.", sources: [], cards: [] };

  it("goes by the expected text where there is one", () => {
    const judge = (published: string, draft: string) =>
      judgeAnswers("30 days", { published: answer(published), draft: answer(draft) });
    expect(judge("Within **30 days**.", "Within 30\u00a0days.")).toBe("changed");
    expect(judge("Within 30 days.", "Within 14 days.")).toBe("regressed");
    expect(judge("Within 14 days.", "Within 30 days.")).toBe("improved");
    expect(judge("Within 14 days.", "Never.")).toBe("failed");
  });

  it("goes by answers and sources otherwise", () => {
    const judge = (published: ReturnType<typeof answer> | typeof unknown, draft: typeof published) =>
      judgeAnswers(null, { published, draft });
    expect(judge(answer("Yes.", ["Page"]), unknown)).toBe("regressed");
    expect(judge(answer("Yes.", ["Page"]), answer("Yes."))).toBe("regressed");
    expect(judge(unknown, answer("Yes.", ["Page"]))).toBe("improved");
    expect(judge(unknown, unknown)).toBe("same");
    expect(judgeAnswers("x", { published: null, draft: unknown })).toBe("failed");
  });
});
