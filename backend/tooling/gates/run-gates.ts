import type { Gate, GateResult } from "./gate.ts";

export interface GateOutcome extends GateResult {
  name: string;
  seconds: number;
}

const AT_ONCE = 2;

/** Runs gates, two at a time, and hands each outcome on as soon as it is there. A gate that checked nothing has failed. */
export async function runGates(
  gates: Gate[],
  { root, onOutcome }: { root: string; onOutcome: (outcome: GateOutcome) => void },
): Promise<GateOutcome[]> {
  const waiting = [...gates];
  const outcomes: GateOutcome[] = [];
  const work = async (): Promise<void> => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      const outcome = await runGate(gate, root);
      outcomes.push(outcome);
      onOutcome(outcome);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}

async function runGate(gate: Gate, root: string): Promise<GateOutcome> {
  const startedAt = performance.now();
  const result = await gate.run(root).catch((error: unknown): GateResult => {
    return { checked: 0, unit: "files", problems: [error instanceof Error ? error.message : String(error)] };
  });
  const problems = result.checked === 0 ? [...result.problems, "nothing was checked"] : result.problems;
  return { ...result, problems, name: gate.name, seconds: (performance.now() - startedAt) / 1000 };
}

/** The lines that a person reads about one gate. */
export function describeOutcome({ name, checked, unit, problems, seconds }: GateOutcome): string {
  const mark = problems.length === 0 ? "✓" : "✗";
  const head = `${mark} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(5)} s  ${checked} ${unit}`;
  return [head, ...problems.map((problem) => `    ${problem}`)].join("\n");
}
