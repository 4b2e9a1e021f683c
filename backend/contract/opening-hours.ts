import { z } from "zod";

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const start = z.string().regex(clock, "must be like 09:00");
const end = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "must be like 17:30, at most 24:00");

const period = z
  .strictObject({ from: start, to: end })
  .refine(({ from, to }) => from < to, "must end after it begins; what goes past midnight is two periods");

const timeZone = z.string().min(1).max(60).refine(isTimeZone, "must be the name of a time zone such as Europe/Berlin");

/** When people are there to take a conversation over; times are those of the clock on the wall in `timeZone`. */
export const openingHours = z.strictObject({
  timeZone,
  weekly: z
    .array(
      z
        .strictObject({
          day: z.number().int().min(1).max(7).describe("1 is Monday, 7 is Sunday."),
          from: start,
          to: end,
        })
        .refine(({ from, to }) => from < to, "must end after it begins; what goes past midnight is two periods"),
    )
    .max(42),
  exceptions: z
    .array(z.strictObject({ date: z.iso.date(), periods: z.array(period).max(6).describe("Empty: closed all day.") }))
    .max(200)
    .describe("Days that differ from the week: holidays, a longer Saturday before Christmas."),
});
export type OpeningHours = z.output<typeof openingHours>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
