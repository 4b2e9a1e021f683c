import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { html, jsonLd, trusted } from "./html.ts";

const hostile = `</script><img src=x onerror="alert('1')">&amp;`;

describe("markup", () => {
  test("keeps hostile text as text and inside its attribute", () => {
    const $ = load(html`<p title="${hostile}">${hostile}</p>`.markup);
    expect($("p").text()).toBe(hostile);
    expect($("p").attr("title")).toBe(hostile);
    expect($("img, script")).toHaveLength(0);
  });

  test("does not escape what is markup already, joins lists and leaves out null", () => {
    const words = ["a", "<b>"].map((text) => html`<i>${text}</i>`);
    expect(html`<p>${words}${null}${2}${trusted("<hr>")}</p>`.markup).toBe("<p><i>a</i><i>&#60;b&#62;</i>2<hr></p>");
  });

  test("keeps data for machines readable and unable to end its element", () => {
    const $ = load(jsonLd({ name: hostile, lines: "\u2028" }).markup);
    expect(JSON.parse($("script").text())).toEqual({ name: hostile, lines: "\u2028" });
    expect($("img")).toHaveLength(0);
  });
});
