import { describe, expect, it } from "vitest";
import { agentHours, type OpeningHours } from "@netvexa/contract";
import { isOpen, nextOpening } from "./opening-hours.ts";

const berlin: OpeningHours = {
  timeZone: "Europe/Berlin",
  weekly: [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: "09:00", to: "12:00" },
    { day, from: "13:00", to: "17:00" },
  ]),
  exceptions: [
    { date: "2026-12-24", periods: [{ from: "09:00", to: "11:00" }] },
    { date: "2026-12-25", periods: [] },
  ],
};
const at = (time: string) => new Date(time);

describe("[V6] opening hours", () => {
  it("are those of the clock on the wall, in summer and in winter", () => {
    expect(isOpen(berlin, at("2026-07-06T07:00:00Z"))).toBe(true);
    expect(isOpen(berlin, at("2026-07-06T06:59:59Z"))).toBe(false);
    expect(isOpen(berlin, at("2026-11-23T07:30:00Z"))).toBe(false);
    expect(isOpen(berlin, at("2026-11-23T08:00:00Z"))).toBe(true);
  });

  it("end with the minute that is named, and pause between two periods", () => {
    expect(isOpen(berlin, at("2026-11-23T10:59:59Z"))).toBe(true);
    expect(isOpen(berlin, at("2026-11-23T11:00:00Z"))).toBe(false);
    expect(isOpen(berlin, at("2026-11-23T12:00:00Z"))).toBe(true);
  });

  it("give way to an exception for its day", () => {
    expect(isOpen(berlin, at("2026-12-24T10:30:00Z"))).toBe(false);
    expect(isOpen(berlin, at("2026-12-25T10:30:00Z"))).toBe(false);
    expect(nextOpening(berlin, at("2026-12-24T10:30:00Z"))).toEqual(at("2026-12-28T08:00:00Z"));
  });

  it("that nobody stated mean at all times", () => {
    expect(isOpen(null, at("2026-01-01T03:00:00Z"))).toBe(true);
    expect(nextOpening(null, at("2026-01-01T03:00:00Z"))).toEqual(at("2026-01-01T03:00:00Z"));
  });

  it("open next after the weekend, the pause, or now", () => {
    expect(nextOpening(berlin, at("2026-11-21T10:00:00Z"))).toEqual(at("2026-11-23T08:00:00Z"));
    expect(nextOpening(berlin, at("2026-11-23T11:15:00Z"))).toEqual(at("2026-11-23T12:00:00Z"));
    expect(nextOpening(berlin, at("2026-11-23T12:15:00Z"))).toEqual(at("2026-11-23T12:15:00Z"));
  });

  it("never open where no period is stated", () => {
    expect(nextOpening({ ...berlin, weekly: [], exceptions: [] }, at("2026-11-23T12:15:00Z"))).toBeNull();
  });

  it("that begin in the hour left out by a change of clocks begin after it", () => {
    const night = { timeZone: "Europe/Berlin", weekly: [{ day: 7, from: "02:30", to: "05:00" }], exceptions: [] };
    expect(nextOpening(night, at("2026-03-28T23:30:00Z"))).toEqual(at("2026-03-29T01:30:00Z"));
    expect(isOpen(night, at("2026-03-29T01:30:00Z"))).toBe(true);
  });

  it("last until midnight where 24:00 is said, and in zones behind and half an hour off", () => {
    const late = { timeZone: "America/New_York", weekly: [{ day: 1, from: "20:00", to: "24:00" }], exceptions: [] };
    expect(isOpen(late, at("2026-11-24T04:59:00Z"))).toBe(true);
    expect(isOpen(late, at("2026-11-24T05:00:00Z"))).toBe(false);
    const kolkata = { timeZone: "Asia/Kolkata", weekly: [{ day: 1, from: "09:00", to: "10:00" }], exceptions: [] };
    expect(isOpen(kolkata, at("2026-11-23T03:30:00Z"))).toBe(true);
    expect(isOpen(kolkata, at("2026-11-23T03:29:00Z"))).toBe(false);
  });

  it("are refused with an unknown zone or an end before the beginning", () => {
    expect(agentHours.safeParse(berlin).success).toBe(true);
    expect(agentHours.safeParse({ ...berlin, timeZone: "Berlin" }).success).toBe(false);
    const backwards = { ...berlin, weekly: [{ day: 1, from: "17:00", to: "09:00" }] };
    expect(agentHours.safeParse(backwards).success).toBe(false);
  });
});
