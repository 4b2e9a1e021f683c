import { describe, expect, it } from "vitest";
import { addTextFragment } from "./text-fragment.ts";

const URL = "https://shop.example/returns";
const passage =
  "If something is not right, send it back within 30 days of the day it arrived.\nReturns are free.\nCountry: Norway; Price: €19.90";

describe("[E5] the address of a quoted sentence", () => {
  it("leads to the whole of a short sentence", () => {
    expect(addTextFragment(URL, "Returns are free.", passage)).toBe(`${URL}#:~:text=Returns%20are%20free.`);
  });

  it("leads to beginning and end of a long one", () => {
    const sentence = "If something is not right, send it back within 30 days of the day it arrived.";
    expect(addTextFragment(URL, sentence, passage)).toBe(
      `${URL}#:~:text=If%20something%20is%20not,the%20day%20it%20arrived.`,
    );
  });

  it("leads to the first value of a table's row, which no page shows as a line", () => {
    expect(addTextFragment(URL, "Country: Norway; Price: €19.90", passage)).toBe(`${URL}#:~:text=Norway`);
  });

  it("goes behind a fragment that the address has", () => {
    expect(addTextFragment(`${URL}#top`, "Returns are free.", passage)).toContain("#top:~:text=");
  });

  it("encodes what the directive reads as its own marks", () => {
    expect(addTextFragment(URL, "Pre-orders, too & more", "Pre-orders, too & more")).toBe(
      `${URL}#:~:text=Pre%2Dorders%2C%20too%20%26%20more`,
    );
  });

  it("stays as it is for words that the passage does not hold", () => {
    expect(addTextFragment(URL, "We wrote this ourselves.", passage)).toBe(URL);
  });
});
