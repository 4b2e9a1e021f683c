import { ROBOT_NAME } from "./read-robots.ts";

export interface RobotsDirectives {
  noindex: boolean;
  nofollow: boolean;
}

/** Names of meta elements that are meant for us. */
export const ROBOT_META_NAMES: readonly string[] = ["robots", ROBOT_NAME.toLowerCase()];

/** Directives whose own value follows a colon; other names before a colon address a robot. */
const VALUED = /^(?:unavailable_after|max-snippet|max-image-preview|max-video-preview)$/i;

/** Reads the values of `robots` meta elements and `X-Robots-Tag` headers that are meant for everybody or for us. */
export function readRobotsTag(values: readonly string[]): RobotsDirectives {
  const directives = new Set(values.flatMap((value) => directivesForUs(value)));
  const isNone = directives.has("none");
  return { noindex: isNone || directives.has("noindex"), nofollow: isNone || directives.has("nofollow") };
}

function directivesForUs(value: string): string[] {
  let robot: string | null = null;
  const found: string[] = [];
  for (const token of value.split(",")) {
    const [, name = "", rest = ""] = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(token) ?? [];
    const isAddressed = name !== "" && !VALUED.test(name);
    if (isAddressed) robot = name.toLowerCase();
    const directive = (isAddressed ? rest : token).trim().toLowerCase();
    if (robot === null || robot === ROBOT_NAME.toLowerCase()) found.push(directive);
  }
  return found;
}
