import { describe, expect, it } from "vitest";
import { createTrapDetector } from "./detect-trap.ts";

const site = "https://shop.example";
const check = (path: string) => createTrapDetector().check(new URL(path, site));

describe("addresses that are not worth following", () => {
  it.each([
    ["/cart", "action_link"],
    ["/de/checkout/step", "action_link"],
    ["/my-account/", "action_link"],
    ["/product/a?add-to-cart=17", "action_link"],
    ["/post?replytocom=3", "action_link"],
    ["/c/shoes?sort=price", "filter_link"],
    ["/c/shoes?filter_color=red", "filter_link"],
    ["/?s=shoes", "filter_link"],
    ["/a/b/a/b/a/b", "repeating_path"],
    [`/${"deep/".repeat(20)}`, "repeating_path"],
    [`/${"x".repeat(1_100)}`, "address_too_long"],
  ])("%s is %s", (path, reason) => {
    expect(check(path)).toBe(reason);
  });

  it.each(["/", "/help/account/change", "/c/shoes?page=2", "/p?id=7", "/2024/05/news", "/products/cart-bag", "/a/b/a"])(
    "lets %s through",
    (path) => expect(check(path)).toBeNull(),
  );

  it("lets a limited number of days of a calendar through and every article of an archive by date", () => {
    const traps = createTrapDetector();
    const days = Array.from({ length: 1_000 }, (_, day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString());
    const calendar = days.map((day) => traps.check(new URL(`/events/${day.slice(0, 10)}/`, site)));
    expect(calendar.filter((reason) => reason === null).length).toBe(60);
    expect(calendar.at(-1)).toBe("endless_dates");
    const archive = days.map((day, index) =>
      traps.check(new URL(`/${day.slice(0, 7).replace("-", "/")}/story-${index}`, site)),
    );
    expect(archive.every((reason) => reason === null)).toBe(true);
  });

  it("lets a limited number of variations of one path through, more of a listing's pages", () => {
    const traps = createTrapDetector();
    const numbers = Array.from({ length: 1_000 }, (_, number) => number);
    const variations = numbers.map((number) => traps.check(new URL(`/a?colour=${number}`, site)));
    const listing = numbers.map((number) => traps.check(new URL(`/b?page=${number}`, site)));
    expect(variations.filter((reason) => reason === null).length).toBe(40);
    expect(listing.filter((reason) => reason === null).length).toBe(300);
  });
});
