/** Whose turn it is: everybody with work is served once before anybody is served again. */
export interface FairTurns {
  /** Who is passed over now: served in this round, or at the limit of what one may have running. */
  passedOver(running: Iterable<string>): string[];
  served(tenantId: string): void;
  /** Begins a new round; false when the round had not served anybody, so that there is nothing more to find. */
  nextRound(): boolean;
}

/** `limit`: how many jobs of one tenant may run at a time. */
export function createFairTurns(limit: number): FairTurns {
  const round = new Set<string>();
  return {
    passedOver: (running) => {
      const atLimit = [...Map.groupBy(running, (tenant) => tenant)].filter(([, jobs]) => jobs.length >= limit);
      return [...round.union(new Set(atLimit.map(([tenant]) => tenant)))];
    },
    served: (tenantId) => void round.add(tenantId),
    nextRound: () => {
      const any = round.size > 0;
      round.clear();
      return any;
    },
  };
}
