import type { Band, LeadSettings } from "./lead-settings.ts";

/** In how many turns a signal was seen. */
export interface SeenSignal {
  signal: string;
  turns: number;
  latestTurnId: string | null;
}

export interface ScoreLine extends SeenSignal {
  /** Turns that count, at most what the settings say. */
  counted: number;
  weight: number;
  points: number;
}

export interface LeadScore {
  score: number;
  band: Band;
  /** Most points first; the lines and the flow's points add up to `total`. */
  lines: ScoreLine[];
  flowPoints: number;
  /** Before it is kept between 0 and 100. */
  total: number;
}

/** A sum of weights and nothing else, so that every point can be shown. */
export function scoreLead(
  { signals, thresholds }: LeadSettings,
  { seen, flowPoints }: { seen: readonly SeenSignal[]; flowPoints: number },
): LeadScore {
  const bySignal = new Map(seen.map((one) => [one.signal, one]));
  const lines = signals.flatMap(({ signal, weight, most }) => {
    const found = bySignal.get(signal);
    if (!found || found.turns === 0) return [];
    const counted = Math.min(found.turns, most);
    return [{ ...found, counted, weight, points: counted * weight }];
  });
  const total = lines.reduce((sum, { points }) => sum + points, flowPoints);
  const score = Math.max(0, Math.min(100, total));
  return {
    score,
    band: bandOf(score, thresholds),
    lines: lines.toSorted((one, other) => other.points - one.points || one.signal.localeCompare(other.signal)),
    flowPoints,
    total,
  };
}

function bandOf(score: number, { warm, hot }: LeadSettings["thresholds"]): Band {
  if (score >= hot) return "hot";
  return score >= warm ? "warm" : "cold";
}
