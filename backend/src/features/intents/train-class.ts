import type { SparseVector } from "./feature-space.ts";

/** Vectors one behind the other: row `n` stands from `starts[n]` to `starts[n + 1]`. */
export interface PackedRows {
  starts: Int32Array;
  indexes: Int32Array;
  values: Float32Array;
}

export interface ClassProblem {
  rows: PackedRows;
  features: number;
  /** 1 where the row has the intent. */
  isPositive: Uint8Array;
}

/** A linear rule; the last weight is added to every score. */
export type ClassWeights = Float32Array;

const cost = 1;
const mostEpochs = 12;
const tolerance = 0.1;
/** A row this far on the right side is left out of the following epochs. */
const farOut = 0.4;

interface Solver extends ClassProblem {
  weights: Float32Array;
  duals: Float32Array;
  order: Int32Array;
  active: number;
  /** Largest violation of the epoch before. */
  bound: number;
  /** What the quadratic loss adds to the diagonal, for rows without and with the intent. */
  ridge: readonly [number, number];
  random: () => number;
}

export function packRows(vectors: readonly SparseVector[]): PackedRows {
  const starts = new Int32Array(vectors.length + 1);
  for (const [row, { indexes }] of vectors.entries()) starts[row + 1] = (starts[row] ?? 0) + indexes.length;
  const size = starts.at(-1) ?? 0;
  const rows = { starts, indexes: new Int32Array(size), values: new Float32Array(size) };
  for (const [row, { indexes, values }] of vectors.entries()) {
    rows.indexes.set(indexes, starts[row]);
    rows.values.set(values, starts[row]);
  }
  return rows;
}

/**
 * A support vector machine with squared hinge loss that tells one intent from everything else, by coordinate descent
 * in the dual with shrinking (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008).
 * Rare intents weigh more, by the square root of how rare they are. Deterministic. `pace` is awaited between epochs.
 */
export async function trainClass(problem: ClassProblem, pace: () => Promise<void>): Promise<ClassWeights> {
  const solver = openSolver(problem);
  const all = solver.order.length;
  let isLast = false;
  for (let epoch = 0; epoch < mostEpochs; epoch += 1) {
    const violation = runEpoch(solver, epoch > 0);
    solver.bound = Math.max(violation, tolerance);
    await pace();
    if (violation >= tolerance) continue;
    if (isLast || solver.active === all) break;
    // What was left out is looked at once more before the rule counts as found.
    solver.active = all;
    isLast = true;
  }
  return solver.weights;
}

function openSolver(problem: ClassProblem): Solver {
  const count = problem.isPositive.length;
  const positives = problem.isPositive.reduce((sum, is) => sum + is, 0);
  const positiveCost = cost * Math.sqrt(Math.max(count - positives, 1) / Math.max(positives, 1));
  return {
    ...problem,
    weights: new Float32Array(problem.features + 1),
    duals: new Float32Array(count),
    order: Int32Array.from({ length: count }, (_, row) => row),
    active: count,
    bound: Number.POSITIVE_INFINITY,
    ridge: [1 / (2 * cost), 1 / (2 * positiveCost)],
    random: createRandom(),
  };
}

function runEpoch(solver: Solver, mayShrink: boolean): number {
  shuffle(solver);
  let violation = 0;
  for (let at = 0; at < solver.active; at += 1) {
    const found = visitRow(solver, solver.order[at] ?? 0, mayShrink);
    if (found >= 0) {
      violation = Math.max(violation, found);
      continue;
    }
    solver.active -= 1;
    swap(solver.order, at, solver.active);
    at -= 1;
  }
  return violation;
}

/** Moves one row's dual to its optimum; returns by how much it was off, or −1 when the row can be left out. */
function visitRow(solver: Solver, row: number, mayShrink: boolean): number {
  const isPositive = solver.isPositive[row] ?? 0;
  const sign = isPositive === 1 ? 1 : -1;
  const ridge = solver.ridge[isPositive === 1 ? 1 : 0];
  const dual = solver.duals[row] ?? 0;
  const gradient = sign * scoreRow(solver, row) - 1 + dual * ridge;
  if (dual === 0 && gradient >= 0) return mayShrink && gradient > Math.min(farOut, solver.bound / 2) ? -1 : 0;
  // Rows are of unit length at most, and the constant feature adds one.
  const moved = Math.max(0, dual - gradient / (2 + ridge));
  if (moved !== dual) {
    solver.duals[row] = moved;
    addRow(solver, row, (moved - dual) * sign);
  }
  return Math.abs(gradient);
}

function scoreRow({ rows, weights, features }: Solver, row: number): number {
  const { starts, indexes, values } = rows;
  const end = starts[row + 1] ?? 0;
  let score = weights[features] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) score += (weights[indexes[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return score;
}

function addRow({ rows, weights, features }: Solver, row: number, step: number): void {
  const { starts, indexes, values } = rows;
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) {
    const index = indexes[at] ?? 0;
    weights[index] = (weights[index] ?? 0) + step * (values[at] ?? 0);
  }
  weights[features] = (weights[features] ?? 0) + step;
}

function shuffle({ order, active, random }: Solver): void {
  for (let at = active - 1; at > 0; at -= 1) swap(order, at, Math.floor(random() * (at + 1)));
}

function swap(order: Int32Array, one: number, other: number): void {
  const kept = order[one] ?? 0;
  order[one] = order[other] ?? 0;
  order[other] = kept;
}

/** A linear congruential generator (Numerical Recipes): the same examples must give the same model. */
function createRandom(): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}
