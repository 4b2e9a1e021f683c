import { describe, expect, it } from "vitest";
import { chooseThreshold, effectOf } from "./choose-threshold.ts";

const many = (low: number, high: number, count = 200) =>
  Array.from({ length: count }, (_, index) => low + ((high - low) * index) / (count - 1));

describe("[E4] the threshold of a tenant", () => {
  it("refuses enough of what its knowledge does not answer, and no more than it takes", () => {
    const sample = { withKnowledge: many(0.5, 0.9), withoutKnowledge: many(0.05, 0.4) };
    const threshold = chooseThreshold(sample, 0.34);
    expect(effectOf(sample, threshold)).toMatchObject({ answered: 1 });
    expect(effectOf(sample, threshold).refused).toBeGreaterThan(0.84);
    expect(threshold).toBeLessThan(0.4);
  });

  it("rises where what is left after a page is gone looks more like an answer", () => {
    const quiet = { withKnowledge: many(0.5, 0.9), withoutKnowledge: many(0.05, 0.3) };
    const noisy = { withKnowledge: many(0.5, 0.9), withoutKnowledge: many(0.05, 0.5) };
    expect(chooseThreshold(noisy, 0.34)).toBeGreaterThan(chooseThreshold(quiet, 0.34) + 0.1);
  });

  it("answers nine of ten of its own questions, however well the others are told apart above", () => {
    const sample = { withKnowledge: many(0.2, 1), withoutKnowledge: many(0.1, 0.9) };
    const { answered } = effectOf(sample, chooseThreshold(sample, 0.2));
    expect(answered).toBeGreaterThanOrEqual(0.89);
  });

  it("is hardly moved by few questions, and by none not at all", () => {
    const few = { withKnowledge: [0.9, 0.8], withoutKnowledge: [0.75, 0.7] };
    expect(Math.abs(chooseThreshold(few, 0.34) - 0.34)).toBeLessThan(0.05);
    expect(chooseThreshold({ withKnowledge: [], withoutKnowledge: [] }, 0.34)).toBe(0.34);
  });

  it("tells its effect in shares of both kinds of question", () => {
    const sample = { withKnowledge: [0.2, 0.6, 0.8, 0.9], withoutKnowledge: [0.1, 0.3, 0.5, 0.7] };
    expect(effectOf(sample, 0.5)).toEqual({ threshold: 0.5, answered: 0.75, refused: 0.5 });
  });
});
