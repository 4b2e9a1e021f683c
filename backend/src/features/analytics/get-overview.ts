import type { analyticsOverview } from "@netvexa/contract";
import type { z } from "zod";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectDays, selectMedianAnswerMs, selectUnanswered, type DayRow, type Period } from "./queries.ts";

export type AnalyticsOverview = z.input<typeof analyticsOverview>;
type Figures = AnalyticsOverview["totals"];

const DAY_MS = 86_400_000;
const UNANSWERED = 10;

/**
 * What was asked and how it went, for the last `days` days (UTC, today included) and the same number of days before.
 * A conversation counts on every day on which something was asked in it, and once in the totals.
 */
export async function getOverview(ctx: TenantContext, { days }: { days: number }): Promise<AnalyticsOverview> {
  const tomorrow = startOfDay(ctx.platform.clock.now().getTime()) + DAY_MS;
  const period = { from: new Date(tomorrow - days * DAY_MS), to: new Date(tomorrow) };
  const before = { from: new Date(tomorrow - 2 * days * DAY_MS), to: period.from };
  return tenantTransaction(ctx, async (tx) => {
    const rows = await selectDays(tx, ctx, period);
    const previous = await selectDays(tx, ctx, before);
    return {
      from: dayOf(period.from.getTime()),
      to: dayOf(tomorrow - DAY_MS),
      totals: totalOf(rows),
      previous: totalOf(previous),
      medianAnswerMs: await selectMedianAnswerMs(tx, ctx, period),
      days: fillDays(period, days, rows),
      unanswered: await selectUnanswered(tx, ctx, { ...period, limit: UNANSWERED }),
    };
  });
}

/** The row without a day counts each conversation of the period once. */
function totalOf(rows: readonly DayRow[]): Figures {
  return toFigures(rows.find(({ day }) => day === null));
}

function fillDays({ from }: Period, days: number, rows: readonly DayRow[]): AnalyticsOverview["days"] {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: days }, (_, index) => {
    const day = dayOf(from.getTime() + index * DAY_MS);
    return { day, ...toFigures(byDay.get(day)) };
  });
}

const NOTHING: Figures = {
  conversations: 0,
  questions: 0,
  answered: 0,
  unknown: 0,
  unfinished: 0,
  contactRequests: 0,
};

function toFigures(row: DayRow | undefined): Figures {
  if (row === undefined) return NOTHING;
  const { day: _day, contact_requests: contactRequests, ...figures } = row;
  return { ...figures, contactRequests };
}

function startOfDay(time: number): number {
  return Math.floor(time / DAY_MS) * DAY_MS;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
