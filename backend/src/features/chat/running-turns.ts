import type { Platform } from "#platform/platform";

interface RunningTurn {
  finished: Promise<void>;
  stop(): void;
}

/** Turns that this process runs, by its platform: they outlive the request that asked for them. */
const running = new WeakMap<Platform, Set<RunningTurn>>();

export function keepTurn(platform: Platform, turn: RunningTurn): void {
  const turns = running.get(platform) ?? new Set();
  running.set(platform, turns.add(turn));
  void turn.finished.finally(() => turns.delete(turn));
}

/**
 * For shutdown: waits until the turns that run here are finished; those that are not after `timeoutMs` are stopped,
 * stored as failed and may be asked again. Returns how many had to be stopped.
 */
export async function drainTurns(platform: Platform, timeoutMs: number): Promise<number> {
  const turns = [...(running.get(platform) ?? [])];
  const all = Promise.all(turns.map((turn) => turn.finished));
  const inTime = await Promise.race([all.then(() => true), wait(timeoutMs)]);
  if (inTime) return 0;
  const late = [...(running.get(platform) ?? [])];
  for (const turn of late) turn.stop();
  await all;
  return late.length;
}

function wait(milliseconds: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), milliseconds).unref();
  });
}
