import { flowInvalid } from "./errors.ts";
import type { Flow, FlowNode } from "./lead-settings.ts";

/** What checks of a flow can look at. */
export interface FlowFacts {
  score: number;
  quantity: number | null;
  budgetMinor: number | null;
  daysLeft: number | null;
  signals: ReadonlySet<string>;
}

export interface FlowState {
  /** Ids of the nodes that were passed. */
  path: string[];
  /** The question or form that is open; null once there is a verdict. */
  next: FlowNode | null;
  verdict: "qualified" | "unqualified" | "handover" | null;
  points: number;
}

/** What was answered, by the node's id: the value of an option, or `"filled"` for a form. */
export type FlowAnswers = Readonly<Record<string, string>>;

/**
 * Throws `flow_invalid` for a flow that is no tree of decisions: ids twice or missing, ways that lead in a circle, and
 * nodes that nothing leads to.
 */
export function checkFlow(flow: Flow): void {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  if (nodes.size < flow.nodes.length) throw flowInvalid("Each id may be used once.");
  const done = new Set<string>();
  visit(flow.start, { nodes, done, open: new Set() });
  const lost = flow.nodes.find(({ id }) => !done.has(id));
  if (lost) throw flowInvalid(`Nothing leads to the node ${lost.id}.`);
}

interface Walk {
  nodes: ReadonlyMap<string, FlowNode>;
  done: Set<string>;
  open: Set<string>;
}

function visit(id: string, walk: Walk): void {
  if (walk.done.has(id)) return;
  const node = walk.nodes.get(id);
  if (!node) throw flowInvalid(`There is no node ${id}.`);
  if (walk.open.has(id)) throw flowInvalid(`The way from the node ${id} leads back to it.`);
  walk.open.add(id);
  for (const next of waysOf(node)) visit(next, walk);
  walk.open.delete(id);
  walk.done.add(id);
}

function waysOf(node: FlowNode): string[] {
  switch (node.kind) {
    case "question":
      return node.options.map(({ goTo }) => goTo);
    case "form":
      return [node.goTo];
    case "check":
      return [node.goTo, node.otherwise];
    case "verdict":
      return [];
  }
}

/** Goes as far as the answers lead. An answer that is no option any more counts as none. Ends for every checked flow. */
export function walkFlow(flow: Flow, answers: FlowAnswers, facts: FlowFacts): FlowState {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  const state: FlowState = { path: [], next: null, verdict: null, points: 0 };
  for (let node = nodes.get(flow.start); node && state.path.length < flow.nodes.length;) {
    if (node.kind === "verdict") return { ...state, path: [...state.path, node.id], verdict: node.verdict };
    const way = chooseWay(node, answers[node.id], facts);
    if (way === null) return { ...state, next: node };
    state.path.push(node.id);
    state.points += way.points;
    node = nodes.get(way.goTo);
  }
  return state;
}

type OpenNode = Exclude<FlowNode, { kind: "verdict" }>;

function chooseWay(node: OpenNode, answer: string | undefined, facts: FlowFacts) {
  if (node.kind === "check") return { goTo: holds(node.when, facts) ? node.goTo : node.otherwise, points: 0 };
  if (answer === undefined) return null;
  if (node.kind === "form") return { goTo: node.goTo, points: 0 };
  return node.options.find(({ value }) => value === answer) ?? null;
}

function holds(when: Extract<FlowNode, { kind: "check" }>["when"], facts: FlowFacts): boolean {
  if (when.kind === "signal") return facts.signals.has(when.signal);
  const value = facts[when.fact];
  if (value === null) return false;
  return when.is === "atLeast" ? value >= when.value : value <= when.value;
}
