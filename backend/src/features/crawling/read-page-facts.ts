import type { CheerioAPI } from "cheerio/slim";
import { cleanLine, primaryTag } from "#features/content";
import { readJsonLd, type JsonLd } from "./json-ld.ts";
import { markupText, type MarkupNode } from "./walk-markup.ts";
import { readRobotsTag, ROBOT_META_NAMES, type RobotsDirectives } from "./read-robots-tag.ts";

/** What a page says about itself and its neighbours, outside its text. */
export interface PageFacts {
  title: string | null;
  language: string | null;
  /** Absolute; null when the page names none. */
  canonical: URL | null;
  robots: RobotsDirectives;
  /** Absolute http(s) addresses to follow, without fragments and those marked `nofollow`; other languages too. */
  links: URL[];
  jsonLd: JsonLd;
}

const MAX_LINKS = 3_000;

export function readPageFacts($: CheerioAPI, url: URL, headers: Headers): PageFacts {
  const base = baseOf($, url);
  const robots = readRobotsTag([
    headers.get("x-robots-tag") ?? "",
    ...$("meta[name]")
      .toArray()
      .filter((element) => ROBOT_META_NAMES.includes(attribute(element, "name").toLowerCase()))
      .map((element) => attribute(element, "content")),
  ]);
  return {
    title: readTitle($),
    language: readLanguage($, headers),
    canonical: readCanonical($, base, headers),
    robots,
    links: robots.nofollow ? [] : readLinks($, base),
    jsonLd: readJsonLd(readScripts($)),
  };
}

function attribute(element: MarkupNode, name: string): string {
  return "attribs" in element ? (element.attribs[name] ?? "") : "";
}

function baseOf($: CheerioAPI, url: URL): URL {
  const href = $("base[href]").first().attr("href");
  return (href === undefined ? null : resolve(href, url)) ?? url;
}

function resolve(href: string, base: URL): URL | null {
  const text = href.trim();
  if (text === "" || text.length > 4_000 || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  url.hash = "";
  url.username = "";
  url.password = "";
  return url;
}

/** The title without the site's name that most sites add to it. */
function readTitle($: CheerioAPI): string | null {
  const title = cleanLine(markupText($("title").toArray()[0]));
  const heading = cleanLine(markupText($("h1").toArray()[0]));
  const site = cleanLine($('meta[property="og:site_name"]').first().attr("content") ?? "");
  const bare = site === "" ? title : dropSiteName(title, site);
  return bare || heading || null;
}

function dropSiteName(title: string, site: string): string {
  const parts = title.split(/\s+[|–—·•:-]\s+/);
  const kept = parts.filter((part) => part.toLowerCase() !== site.toLowerCase());
  if (kept.length === 0 || kept.length === parts.length) return title;
  return title.toLowerCase().endsWith(site.toLowerCase())
    ? title.slice(0, -site.length).replace(/\s+[|–—·•:-]\s+$/, "")
    : title.slice(site.length).replace(/^\s+[|–—·•:-]\s+/, "");
}

function readLanguage($: CheerioAPI, headers: Headers): string | null {
  const declared = [
    $("html").attr("lang"),
    $("html").attr("xml:lang"),
    $('meta[http-equiv="content-language" i]').attr("content"),
    headers.get("content-language") ?? undefined,
    $('meta[property="og:locale"]').attr("content"),
  ];
  const tags = declared.map((tag) => primaryTag((tag ?? "").split(",")[0] ?? ""));
  return tags.find((tag) => tag !== null) ?? null;
}

function readCanonical($: CheerioAPI, base: URL, headers: Headers): URL | null {
  const link = $("link[rel][href]")
    .toArray()
    .find((element) => relOf(element).includes("canonical"));
  if (link) return resolve(attribute(link, "href"), base);
  const linkHeader = (headers.get("link") ?? "").slice(0, 4_000);
  const header = /<([^>]{1,2000})>\s*;[^,]*\brel="?canonical"?/i.exec(linkHeader)?.[1];
  return header === undefined ? null : resolve(header, base);
}

function relOf(element: MarkupNode): string[] {
  return attribute(element, "rel").toLowerCase().split(/\s+/);
}

function readLinks($: CheerioAPI, base: URL): URL[] {
  const found = new Map<string, URL>();
  for (const element of $("a[href], area[href], link[rel][href]").toArray()) {
    const isLink = "name" in element && element.name === "link";
    const isFollowed = isLink ? isNeighbour(element) : !relOf(element).includes("nofollow");
    const url = isFollowed ? resolve(attribute(element, "href"), base) : null;
    if (url) found.set(url.href, url);
    if (found.size >= MAX_LINKS) break;
  }
  for (const url of readRefresh($, base)) found.set(url.href, url);
  return [...found.values()];
}

const REFRESH = /^[\d.]*\s*[;,]\s*url\s*=\s*["']?([^"']+)/i;

function readRefresh($: CheerioAPI, base: URL): URL[] {
  const content = $('meta[http-equiv="refresh" i]').first().attr("content") ?? "";
  const target = resolve(REFRESH.exec(content.slice(0, 2_000).trim())?.[1] ?? "", base);
  return target ? [target] : [];
}

function isNeighbour(element: MarkupNode): boolean {
  const rel = relOf(element);
  if (rel.includes("next") || rel.includes("prev")) return true;
  return rel.includes("alternate") && attribute(element, "hreflang") !== "";
}

function readScripts($: CheerioAPI): string[] {
  return $("script[type]")
    .toArray()
    .filter((element) => /^application\/ld\+json\b/i.test(attribute(element, "type").trim()))
    .map((element) => markupText(element));
}
