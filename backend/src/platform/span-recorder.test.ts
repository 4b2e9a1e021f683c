import { describe, expect, it } from "vitest";
import { inSpan, noteMoment, openRecording } from "./span-recorder.ts";

describe("[V2] [G6] the recording of a run", () => {
  it("nests steps as they were called, also those that run side by side", async () => {
    const recording = openRecording({ kind: "agent", name: "answer" });
    const found = await recording.run(async () => {
      await Promise.all([
        inSpan({ kind: "retriever", name: "one" }, () =>
          inSpan({ kind: "embedding", name: "within one" }, async (span) => span.note({ "gen_ai.request.model": "m" })),
        ),
        inSpan({ kind: "retriever", name: "two" }, async () => noteMoment({ kind: "guard", name: "cut" }, { n: 1 })),
      ]);
      return 7;
    });
    expect(found).toBe(7);
    const spans = new Map(recording.spans().map((span) => [span.name, span]));
    const parentOf = (name: string) => recording.spans().find(({ id }) => id === spans.get(name)?.parentId)?.name;
    expect([...spans.keys()].map((name) => [name, parentOf(name)])).toEqual(
      expect.arrayContaining([
        ["answer", undefined],
        ["one", "answer"],
        ["two", "answer"],
        ["within one", "one"],
        ["cut", "two"],
      ]),
    );
    expect(spans.get("within one")?.facts).toEqual({ "gen_ai.request.model": "m" });
  });

  it("keeps the steps of a run that fails, and says which failed", async () => {
    const recording = openRecording({ kind: "agent", name: "answer" });
    const run = recording.run(() =>
      inSpan({ kind: "tool", name: "search" }, () => Promise.reject(new TypeError("no"))),
    );
    await expect(run).rejects.toThrow("no");
    expect(recording.spans().map(({ name, failure }) => [name, failure])).toEqual([
      ["answer", "TypeError"],
      ["search", "TypeError"],
    ]);
  });

  it("just runs the work where nothing is recorded", async () => {
    expect(await inSpan({ kind: "tool", name: "search" }, async (span) => span.note({ a: 1 }))).toBeUndefined();
  });

  it("stops at a number of steps, so that no run fills the store", async () => {
    const recording = openRecording({ kind: "step", name: "sync" });
    await recording.run(async () => {
      for (let page = 0; page < 1_000; page += 1) await inSpan({ kind: "step", name: "page" }, async () => undefined);
    });
    expect(recording.spans().length).toBeLessThanOrEqual(501);
  });
});
