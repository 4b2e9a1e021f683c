import { Readability } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";
import { countWords } from "./count-words.ts";
import { limitNesting } from "./limit-nesting.ts";
import { readHtml, readHtmlNodes } from "./read-html.ts";
import type { HtmlReading } from "./read-html.ts";
import { readLimits } from "./read-limits.ts";
import { createSectionBuilder } from "./section-builder.ts";
import { isHidingStyle, parseHtml, walkHtml } from "./walk-html.ts";
import type { HtmlNode } from "./walk-html.ts";

/** The main text of a page must hold this share of all its visible text, or it is taken for a wrong guess. */
const leastShare = 0.5;
const mostElements = 50_000;

/**
 * The main content of a whole web page: Readability's choice, or everything outside of header, footer, sidebar and
 * navigation where that choice leaves out more than half (lists of questions, contact pages, tables of sizes). Heavy and
 * without a bound of its own: run it in the reading process (`createDocumentReader`).
 */
export function readWebPage(html: string, url: string | null): HtmlReading {
  const cut = limitNesting(html.slice(0, readLimits.pageHtmlChars));
  const whole = readOutsideChrome(cut);
  const article = extractArticle(cut, url);
  if (!article) return whole;
  const main = readHtml(article.content);
  const isMost = countReading(main) >= countReading(whole) * leastShare;
  const title = article.title === "" ? whole.title : article.title;
  return { ...(isMost ? { ...whole, sections: main.sections } : whole), title };
}

function countReading(reading: HtmlReading): number {
  return countWords(JSON.stringify(reading.sections.map((section) => section.blocks)));
}

function readOutsideChrome(html: string): HtmlReading {
  const roots = parseHtml(html);
  for (const root of roots) hideChrome(root);
  return readHtmlNodes(roots, createSectionBuilder());
}

const chrome = new Set(["header", "footer", "aside"]);

/** A header inside an article belongs to it; one outside belongs to the site. */
function hideChrome(root: HtmlNode): void {
  let articles = 0;
  walkHtml(root, {
    enter: (element) => {
      if (element.name === "article" || element.name === "main") articles += 1;
      else if (articles === 0 && chrome.has(element.name)) element.attribs["hidden"] = "";
      return true;
    },
    leave: (element) => {
      if (element.name === "article" || element.name === "main") articles -= 1;
    },
    text: () => undefined,
  });
}

/** Null where Readability finds no article or the page is too large for it. */
function extractArticle(html: string, url: string | null): { title: string; content: string } | null {
  const dom = new JSDOM(html, { url: url ?? "https://page.invalid/", virtualConsole: new VirtualConsole() });
  try {
    const { document } = dom.window;
    for (const element of document.querySelectorAll("[style]")) {
      if (isHidingStyle(element.getAttribute("style") ?? "")) element.remove();
    }
    const article = new Readability(document, { disableJSONLD: true, maxElemsToParse: mostElements }).parse();
    return article?.content ? { title: article.title ?? "", content: article.content } : null;
  } catch {
    return null;
  } finally {
    dom.window.close();
  }
}
