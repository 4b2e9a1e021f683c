import { fork, type ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";

/** Why a task gave no result. */
export type TaskFailureReason = "timeout" | "memory" | "stopped";

export class TaskFailure extends Error {
  readonly reason: TaskFailureReason;

  constructor(reason: TaskFailureReason) {
    super(`the task's process ended: ${reason}`);
    this.reason = reason;
  }
}

export interface TaskProcessOptions<Result> {
  /** Module that answers each message with one, by `answerTasks`. */
  module: URL;
  parse(message: unknown): Result;
  /** JavaScript heap. */
  heapMb: number;
  /** All memory of the process, buffers included; watched where the system tells it (Linux). */
  memoryMb: number;
  /** An idle process is ended after this, which gives its memory back. */
  idleMs: number;
}

export interface TaskProcess<Task, Result> {
  /** Runs one task after the other. Throws TaskFailure; the next task then gets a new process. */
  run(task: Task, timeoutMs: number): Promise<Result>;
  /** Ends the process; a task under way fails as `stopped`. */
  close(): Promise<void>;
}

const WATCH_EVERY_MS = 50;
/** An allocation that the heap has no room for ends a Node process by this signal. */
const OUT_OF_MEMORY_SIGNAL = "SIGABRT";

/**
 * Runs tasks over hostile input in a process of their own, started on first use. A thread would not do: its heap limit
 * does not hold for one large allocation, which then ends the whole process. The environment is not passed on.
 */
export function createTaskProcess<Task extends object, Result>(
  options: TaskProcessOptions<Result>,
): TaskProcess<Task, Result> {
  let child: ChildProcess | null = null;
  let idleTimer: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    clearTimeout(idleTimer);
    const ending = child;
    child = null;
    if (ending) await endProcess(ending);
  };
  const start = (): ChildProcess => {
    const started = startProcess(options);
    started.once("exit", () => {
      if (child === started) child = null;
    });
    return started;
  };
  const run = async (task: Task, timeoutMs: number): Promise<Result> => {
    clearTimeout(idleTimer);
    const worker = (child ??= start());
    holdOpen(worker, true);
    try {
      return options.parse(await exchange(worker, task, { timeoutMs, memoryMb: options.memoryMb }));
    } catch (error) {
      await end();
      throw error;
    } finally {
      holdOpen(worker, false);
      idleTimer = setTimeout(() => void end(), options.idleMs).unref();
    }
  };
  return {
    run: (task, timeoutMs) => {
      const result = turn.then(() => run(task, timeoutMs));
      turn = result.catch(() => undefined);
      return result;
    },
    close: end,
  };
}

/** Answers every message of the parent process, in a module started by `createTaskProcess`. */
export function answerTasks<Task>(parse: (message: unknown) => Task, answer: (task: Task) => Promise<object>): void {
  if (!process.send) throw new Error("This module runs only as a task process.");
  process.on("message", (message) => {
    void answer(parse(message)).then((result) => process.send?.(result));
  });
  process.on("disconnect", () => process.exit());
}

function startProcess({ module, heapMb }: TaskProcessOptions<unknown>): ChildProcess {
  const child = fork(module, {
    execArgv: [`--max-old-space-size=${heapMb}`],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // An error while idle has nobody to tell; the next task starts a new process.
  child.on("error", () => undefined);
  return child;
}

/** A process that waits for tasks keeps nobody else from ending. */
function holdOpen(child: ChildProcess, isHeld: boolean): void {
  if (isHeld) child.ref();
  else child.unref();
  if (isHeld) child.channel?.ref();
  else child.channel?.unref();
}

function endProcess(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.ref();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

function exchange(
  child: ChildProcess,
  task: object,
  { timeoutMs, memoryMb }: { timeoutMs: number; memoryMb: number },
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (reason: TaskFailureReason) => settle(() => reject(new TaskFailure(reason)));
    const timeout = setTimeout(() => fail("timeout"), timeoutMs);
    const watch = setInterval(() => {
      void readResidentMb(child).then((residentMb) => {
        if (residentMb > memoryMb) fail("memory");
      });
    }, WATCH_EVERY_MS);
    const onMessage = (message: unknown) => settle(() => resolve(message));
    const onExit = (_code: number | null, signal: string | null) =>
      fail(signal === OUT_OF_MEMORY_SIGNAL ? "memory" : "stopped");
    const settle = (finish: () => void) => {
      clearTimeout(timeout);
      clearInterval(watch);
      child.off("message", onMessage).off("exit", onExit);
      finish();
    };
    child.on("message", onMessage).on("exit", onExit);
    // Its end, which tells why, is told after this.
    child.send(task, (error) => {
      if (error) child.kill("SIGKILL");
    });
  });
}

const PAGE_BYTES = 4_096;

/** Resident memory in MB; 0 where the system does not tell. */
async function readResidentMb({ pid }: ChildProcess): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "0 0");
  return (Number(statm.split(" ")[1]) * PAGE_BYTES) / 1_048_576;
}
