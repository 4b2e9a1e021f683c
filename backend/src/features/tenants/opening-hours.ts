import type { OpeningHours } from "@netvexa/contract";

/** How far ahead an opening is looked for: a shop that opens once a year is found, an endless wait is not. */
const DAYS_AHEAD = 370;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** True while people are there. Null hours, which a merchant never stated, mean at all times. */
export function isOpen(hours: OpeningHours | null, at: Date): boolean {
  if (hours === null) return true;
  const { date, minute } = onTheWall(hours.timeZone, at);
  return periodsOn(hours, date).some(({ from, to }) => minute >= from && minute < to);
}

/**
 * The next moment at which people are there: `at` itself while they are, null when they will not be within a year.
 * A period that begins in the hour that a change of clocks leaves out begins when that hour would have ended.
 */
export function nextOpening(hours: OpeningHours | null, at: Date): Date | null {
  if (hours === null || isOpen(hours, at)) return at;
  const today = onTheWall(hours.timeZone, at);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const date = addDays(today.date, ahead);
    const starts = periodsOn(hours, date).map(({ from }) => toInstant(hours.timeZone, date, from));
    const next = starts.filter((start) => start > at.getTime()).toSorted((one, other) => one - other)[0];
    if (next !== undefined) return new Date(next);
  }
  return null;
}

interface Period {
  /** Minutes since midnight on the wall. */
  from: number;
  to: number;
}

/** The periods of a day; those of an exception stand in place of the week's. */
function periodsOn({ weekly, exceptions }: OpeningHours, date: string): Period[] {
  const exception = exceptions.filter((one) => one.date === date);
  const day = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  const periods =
    exception.length > 0 ? exception.flatMap((one) => one.periods) : weekly.filter((one) => one.day === day);
  return periods.map(({ from, to }) => ({ from: toMinutes(from), to: toMinutes(to) }));
}

function toMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

interface WallTime {
  /** `YYYY-MM-DD`. */
  date: string;
  minute: number;
}

function onTheWall(timeZone: string, at: Date): WallTime {
  const iso = new Date(at.getTime() + offsetAt(timeZone, at.getTime())).toISOString();
  return { date: iso.slice(0, 10), minute: toMinutes(iso.slice(11, 16)) };
}

/** The offset that is in force before the moment in question, and the one after it, where clocks change between. */
function toInstant(timeZone: string, date: string, minute: number): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE;
  const guesses = [offsetAt(timeZone, wall - DAY / 2), offsetAt(timeZone, wall + DAY / 2)].map(
    (offset) => wall - offset,
  );
  const exact = guesses.find((instant) => instant + offsetAt(timeZone, instant) === wall);
  return exact ?? Math.max(...guesses);
}

/** Milliseconds that the wall is ahead of UTC. */
function offsetAt(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(instant);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign = "+", hour = "0", minute = "0"] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const offset = (Number(hour) * 60 + Number(minute)) * MINUTE;
  return sign === "-" ? -offset : offset;
}
