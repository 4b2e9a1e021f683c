import { isDeepStrictEqual } from "node:util";
import { agentContent, type AgentContent } from "@netvexa/contract";

/** What an agent is that nobody has changed yet. */
export function newContent(name: string): AgentContent {
  return agentContent.parse({ name });
}

/** A stored draft or version with what was added to the form since it was stored. */
export function readContent(stored: Record<string, unknown>, name: string): AgentContent {
  return agentContent.parse({ name, ...stored });
}

export interface ContentDifference {
  /** A field, with what is inside it after a dot. */
  field: string;
  before: unknown;
  after: unknown;
}

const NESTED = new Set(["look", "scope", "contactForm"]);

/** Every field in which two versions differ, in the order of the form. */
export function compareContent(before: AgentContent, after: AgentContent): ContentDifference[] {
  return compareFields(before, after, "").flatMap((difference) =>
    NESTED.has(difference.field)
      ? compareFields(difference.before, difference.after, `${difference.field}.`)
      : [difference],
  );
}

function compareFields(before: unknown, after: unknown, prefix: string): ContentDifference[] {
  const [one, other] = [new Map(entriesOf(before)), new Map(entriesOf(after))];
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((field) => !isDeepStrictEqual(one.get(field), other.get(field)))
    .map((field) => ({ field: `${prefix}${field}`, before: one.get(field), after: other.get(field) }));
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
