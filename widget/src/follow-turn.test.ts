import type { TurnEvent, TurnStarted } from "@netvexa/contract/wire";
import { describe, expect, it, vi } from "vitest";
import { followTurn, MAX_FRUITLESS_ATTEMPTS, STALL_MS } from "./follow-turn.ts";

type Attempt = string | number | Error | ((signal: AbortSignal) => Promise<Response>);

interface Run {
  outcome: unknown;
  types: string[];
  askedFrom: number[];
  waits: number[];
  /** Retries because the backend was still at it. */
  busy: number;
}

/** Follows a turn whose connections go as stated: a body, a status, an error, or a function. */
async function follow(attempts: Attempt[], signal = new AbortController().signal): Promise<Run> {
  const run: Run = { outcome: undefined, types: [], askedFrom: [], waits: [], busy: 0 };
  const open = async (lastEventId: number, signal: AbortSignal): Promise<Response> => {
    const attempt = attempts[run.askedFrom.length] ?? new Error("nothing left");
    run.askedFrom.push(lastEventId);
    if (attempt instanceof Error) throw attempt;
    if (typeof attempt === "function") return attempt(signal);
    return typeof attempt === "number" ? new Response("{}", { status: attempt }) : new Response(attempt);
  };
  run.outcome = await followTurn({
    open,
    signal,
    onEvent: (event: TurnStarted | TurnEvent) => run.types.push(event.type),
    onRetry: (isBusy) => void (run.busy += Number(isBusy)),
    wait: async (ms) => void run.waits.push(ms),
  });
  return run;
}

const started = 'id: 0\ndata: {"type":"started"}\n\n';
const delta = (id: number): string => `id: ${id}\ndata: {"type":"delta"}\n\n`;
const done = (id: number): string => `id: ${id}\ndata: {"type":"done"}\n\n`;

describe("[A2] following a turn", () => {
  it("hands over the events up to done and asks no further", async () => {
    const run = await follow([started + delta(1) + done(2) + delta(3)]);
    expect(run).toEqual({
      outcome: undefined,
      types: ["started", "delta", "done"],
      askedFrom: [-1],
      waits: [],
      busy: 0,
    });
  });

  it("ends at an error event as well", async () => {
    const run = await follow(['id: 0\ndata: {"type":"error"}\n\n']);
    expect(run.types).toEqual(["error"]);
    expect(run.outcome).toBeUndefined();
  });

  it("resumes behind the last event that arrived, and hands over none twice", async () => {
    const run = await follow([started + delta(1) + delta(2), started + delta(1) + delta(2) + delta(3) + done(4)]);
    expect(run.askedFrom).toEqual([-1, 2]);
    expect(run.types).toEqual(["started", "delta", "delta", "delta", "done"]);
  });

  it("skips duplicate, malformed and empty events without losing its place", async () => {
    const odd = "id: 2\ndata: {broken\n\nid: 3\ndata: null\n\nid: 4\ndata: 5\n\n";
    const run = await follow([started + delta(1) + delta(1) + odd, done(5)]);
    expect(run.askedFrom).toEqual([-1, 4]);
    expect(run.types.filter((type) => type !== undefined)).toEqual(["started", "delta", "done"]);
  });

  it("tries again after network errors, server errors and conflicts, waiting longer each time", async () => {
    const run = await follow([new Error("offline"), 503, 409, started + done(1)]);
    expect(run.outcome).toBeUndefined();
    expect(run.waits).toEqual([500, 1000, 2000]);
    expect(run.busy).toBe(1);
  });

  it("gives up after a limited number of attempts that brought nothing", async () => {
    const run = await follow(Array.from({ length: 20 }, () => new Error("offline")));
    expect(run.askedFrom).toHaveLength(MAX_FRUITLESS_ATTEMPTS);
    expect(run.outcome).toEqual(new Error("offline"));
  });

  it("counts attempts anew when one brought something", async () => {
    const failures = Array.from({ length: MAX_FRUITLESS_ATTEMPTS - 1 }, () => new Error("offline"));
    const run = await follow([...failures, started, ...failures, done(1)]);
    expect(run.outcome).toBeUndefined();
  });

  it.each([400, 401, 403, 404, 422, 429])("does not repeat what was refused with %i", async (status) => {
    const run = await follow([status]);
    expect(run.askedFrom).toHaveLength(1);
    expect(run.outcome).toMatchObject({ status });
  });

  it("ends quietly when it is given up", async () => {
    const controller = new AbortController();
    const hang = (signal: AbortSignal): Promise<Response> =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(new Error("aborted")));
        controller.abort();
      });
    const run = await follow([hang], controller.signal);
    expect(run).toEqual({ outcome: undefined, types: [], askedFrom: [-1], waits: [], busy: 0 });
  });

  it("takes a connection that falls silent for broken", async () => {
    vi.useFakeTimers();
    const stall = (signal: AbortSignal): Promise<Response> =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("stalled"))));
    const running = follow([stall, started + done(1)]);
    await vi.advanceTimersByTimeAsync(STALL_MS);
    const run = await running;
    vi.useRealTimers();
    expect(run.askedFrom).toHaveLength(2);
    expect(run.types).toEqual(["started", "done"]);
  });
});
