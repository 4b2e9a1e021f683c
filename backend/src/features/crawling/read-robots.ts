import robotsParser from "robots-parser";
import { GuardedFetchError } from "#platform/guarded-fetch-error";
import { collectStart } from "./collect-body.ts";
import { fetchPolitely, type PoliteClient } from "./fetch-politely.ts";

/** What a site's robots.txt says to us. */
export interface RobotsRules {
  /** `unreachable` forbids everything (RFC 9309 §2.3.1.4); `none` allows everything (§2.3.1.3). */
  status: "found" | "none" | "unreachable";
  isAllowed(url: string): boolean;
  crawlDelayMs: number | null;
  /** Absolute http(s) addresses. */
  sitemaps: string[];
}

/** The name that rules in robots.txt and robots tags are addressed to. */
export const ROBOT_NAME = "NetvexaBot";

const MAX_ROBOTS_BYTES = 512 * 1024;
const MAX_SITEMAPS = 50;

/** Reads and interprets `/robots.txt` of an origin as RFC 9309 says, with up to five redirects. Throws only when aborted. */
export async function readRobots(client: PoliteClient, origin: string): Promise<RobotsRules> {
  const url = new URL("/robots.txt", origin);
  try {
    const response = await fetchPolitely(client, url, { redirect: "follow", maxRedirects: 5, maxBytes: 1024 ** 3 });
    if (response.status >= 200 && response.status < 300) {
      const text = new TextDecoder().decode(await collectStart(response, MAX_ROBOTS_BYTES));
      return interpretRobots(url, text);
    }
    response.cancel();
    return response.status === 429 || response.status >= 500 ? UNREACHABLE : NO_RULES;
  } catch (error) {
    client.signal.throwIfAborted();
    if (!(error instanceof GuardedFetchError)) throw error;
    return isRedirectProblem(error) ? NO_RULES : UNREACHABLE;
  }
}

const NO_RULES: RobotsRules = { status: "none", isAllowed: () => true, crawlDelayMs: null, sitemaps: [] };
const UNREACHABLE: RobotsRules = { status: "unreachable", isAllowed: () => false, crawlDelayMs: null, sitemaps: [] };

function isRedirectProblem(error: GuardedFetchError): boolean {
  return error.code === "too_many_redirects" || error.code === "redirect_loop";
}

export function interpretRobots(url: URL, text: string): RobotsRules {
  if (!isParser(robotsParser)) throw new Error("robots-parser exports no function");
  const robots = robotsParser(url.href, limitRules(text));
  const delay = robots.getCrawlDelay(ROBOT_NAME);
  return {
    status: "found",
    isAllowed: (address) => robots.isAllowed(address, ROBOT_NAME) ?? true,
    crawlDelayMs: delay !== undefined && delay > 0 ? delay * 1_000 : null,
    sitemaps: robots
      .getSitemaps()
      .slice(0, MAX_SITEMAPS)
      .flatMap((address) => absoluteAddress(address, url)),
  };
}

/** The package declares its export as `default` but is the function itself. */
function isParser(value: unknown): value is typeof robotsParser.default {
  return typeof value === "function";
}

function absoluteAddress(address: string, base: URL): string[] {
  if (!URL.canParse(address, base)) return [];
  const { protocol, href } = new URL(address, base);
  return protocol === "http:" || protocol === "https:" ? [href] : [];
}

const MAX_LINES = 10_000;
const MAX_WILDCARD_LINES = 2_000;
const MAX_LINE_CHARS = 1_000;
const MAX_WILDCARDS = 8;

/** Matching a wildcard rule takes pattern × path steps, so a hostile file could stop the process without these limits. */
function limitRules(text: string): string {
  let wildcardLines = 0;
  const kept = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/, MAX_LINES)
    .filter((line) => {
      const wildcards = line.split("*").length - 1;
      if (line.length > MAX_LINE_CHARS || wildcards > MAX_WILDCARDS) return false;
      if (wildcards > 0) wildcardLines += 1;
      return wildcards === 0 || wildcardLines <= MAX_WILDCARD_LINES;
    });
  return kept.join("\n");
}
