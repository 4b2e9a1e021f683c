import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foldIndex } from "#features/retrieval";
import { ask, openTestShop, page, type TestShop } from "./test-shop.ts";

const table = (...rows: string[][]) => {
  const [head = [], ...body] = rows;
  const cells = (tag: string, row: string[]) => row.map((cell) => `<${tag}>${cell}</${tag}>`).join("");
  return `<table><tr>${cells("th", head)}</tr>${body.map((row) => `<tr>${cells("td", row)}</tr>`).join("")}</table>`;
};

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  await shop.push([
    page({
      slug: "visit",
      title: "Visit the workshop",
      html: [
        "<h2>Opening hours of the workshop</h2>",
        table(["Day", "Opening hours"], ["Monday", "closed"], ["Tuesday", "10:00–19:00"], ["Saturday", "10:00–16:00"]),
        "<h2>How to reach us</h2>",
        table(
          ["How", "Where", "When"],
          ["Telephone", "+49 40 1234567", "Monday to Friday"],
          ["E-mail", "hello@shop.example", "within 1 working day"],
        ),
      ],
    }),
    page({
      slug: "sizes",
      title: "Size guide",
      html: [
        "<p>All measurements are those of your body in centimetres.</p>",
        table(["Size", "Chest", "Waist"], ["S", "87–93", "71–77"], ["M", "94–101", "78–85"], ["L", "102–109", "86–94"]),
      ],
    }),
    page({
      slug: "zones",
      title: "Delivery zones",
      html: [
        table(
          ["Zone", "Countries", "Standard parcel", "Delivery time"],
          ["1", "Germany", "€4.90", "1–3 days"],
          ["2", "Austria, Belgium", "€8.90", "2–4 days"],
        ),
        "<p>We do not deliver to any other country at the moment.</p>",
      ],
    }),
    page({
      slug: "season",
      title: "Exchanging presents",
      html: [
        "<p>Orders placed from 15 November to 24 December 2026 can be returned until 31 January 2027.</p>",
        "<p>A voucher bought in November 2026 can be used until 31 December 2029.</p>",
      ],
    }),
  ]);
  await foldIndex(shop.owner, new AbortController().signal);
});
afterAll(() => shop.close());

const say = async (question: string) =>
  (await ask(shop.visitor(), { question, page: { url: "https://shop.example/", title: "", language: "en" } })).text;

describe("[E1] an answer from a table", () => {
  it("is every row where the question chooses none, and the one that it names", async () => {
    const all = await say("What are the opening hours of the workshop?");
    for (const day of ["Monday", "Tuesday", "Saturday"]) expect(all).toContain(day);
    const one = await say("What are the opening hours of the workshop on Tuesday?");
    expect(one).toContain("10:00–19:00");
    expect(one).not.toContain("10:00–16:00");
  });

  it("is the number or the address that was asked for, not a sentence that mentions one", async () => {
    expect(await say("What's your phone number?")).toContain("+49 40 1234567");
    expect(await say("What's your e-mail address?")).toContain("@shop.example");
  });

  it("is the row whose range holds the size that was stated", async () => {
    const text = await say("My chest measures 97 cm, which size do I need?");
    expect(text).toContain("Size: M");
    expect(text).not.toContain("Size: L");
    expect(await say("My waist is 90 cm. Which size fits?")).toContain("Size: L");
    expect(await say("Which size for a chest of 105 cm?")).toBe("Size: L; Chest: 102–109; Waist: 86–94");
  });
});

describe("[E1] an answer for a country or a day", () => {
  it("is what is said of all others where the country is not listed, and its row where it is", async () => {
    expect(await say("Do you ship to the USA?")).toContain("any other country");
    expect(await say("How much is a standard parcel to Belgium?")).toContain("€8.90");
  });

  it("is the rule whose days hold the one that was stated", async () => {
    const text = await say("I bought it on 20 November, until when can I return it?");
    expect(text).toContain("31 January 2027");
    expect(text).not.toContain("2029");
  });
});
