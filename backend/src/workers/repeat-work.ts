import type { PeriodicWork } from "#platform/periodic-work";
import type { Platform } from "#platform/platform";

/** Runs each piece of work at its interval, never twice at once; a failure is logged and the next round comes. */
export function repeatWork(platform: Platform, works: PeriodicWork[]): { stop(): Promise<void> } {
  let stopped = false;
  const rounds = works.map((work) => {
    let current = Promise.resolve();
    let timer: NodeJS.Timeout;
    const round = async () => {
      try {
        await work.run(platform);
      } catch (error) {
        platform.logger.error({ err: error, work: work.name }, "periodic work failed");
      }
      if (!stopped) arm();
    };
    const arm = () => {
      timer = setTimeout(() => {
        current = round();
      }, work.everySeconds * 1000).unref();
    };
    arm();
    return {
      stop: async () => {
        clearTimeout(timer);
        await current;
      },
    };
  });
  return {
    stop: async () => {
      stopped = true;
      await Promise.all(rounds.map((round) => round.stop()));
    },
  };
}
