import { once } from "node:events";
import type { ChildProcess } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

export interface RunningService {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;

/** Waits until the process accepts connections on its loopback port; throws with its own words when it ends before. */
export async function untilItAnswers(service: { name: string; child: ChildProcess; port: number }): Promise<void> {
  let words = "";
  service.child.stderr?.setEncoding("utf8").on("data", (text: string) => (words = `${words}${text}`.slice(-2000)));
  service.child.on("error", (error) => (words = error.message));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await accepts(service.port))) {
    if (service.child.exitCode !== null || service.child.pid === undefined) {
      throw new Error(`${service.name} did not start: ${words.trim()}`);
    }
    if (Date.now() > deadline) throw new Error(`${service.name} did not answer within ${START_TIMEOUT_MS / 1000} s`);
    await delay(50);
  }
}

/** Ends one process by its id and waits until it is gone. */
export async function stopProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const finish = (isOpen: boolean): void => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", () => finish(true));
    socket.once("error", () => finish(false));
  });
}
