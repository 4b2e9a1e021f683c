import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Message {
  /** Where WordPress looks it up when several have the same text; null for most. */
  context: string | null;
  text: string;
  plural: string | null;
  /** What translators are told. */
  comment: string | null;
  /** Files that say it, sorted. */
  files: string[];
}

const PHP_CALL = /\b(?:__|esc_html__|esc_attr__|_n)\(\s*'((?:[^'\\]|\\.)*)'(?:\s*,\s*'((?:[^'\\]|\\.)*)')?/g;
const SCRIPT_CALL = /\b__\(\s*"((?:[^"\\]|\\.)*)"/g;
const COMMENT = /\/\* translators: (.*?) \*\//g;
const DOMAIN = "netvexa-chat";

/** Every text that the plugin shows, by context and text; `folder` is the plugin's. */
export function extractMessages(folder: string): Message[] {
  const found = new Map<string, Message>();
  const add = (message: Omit<Message, "files">, file: string): void => {
    const key = keyOf(message);
    const known = found.get(key) ?? { ...message, files: [] };
    known.comment ??= message.comment;
    found.set(key, { ...known, files: [...new Set([...known.files, file])].toSorted() });
  };
  for (const file of listSources(folder)) {
    const text = readFileSync(join(folder, file), "utf8");
    for (const message of messagesOf(file, text)) add(message, file);
  }
  return [...found.values()].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** As gettext writes it: context, an end-of-transmission sign, text. */
export function keyOf({ context, text }: Pick<Message, "context" | "text">): string {
  return context === null ? text : `${context}\u0004${text}`;
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /^(netvexa-chat\.php|includes\/.+\.php|(blocks|assets)\/.+\.(tsx?|js|json))$/.test(file))
    .toSorted();
}

function messagesOf(file: string, text: string): Omit<Message, "files">[] {
  if (file.endsWith(".json")) return blockMessages(text);
  const messages = file.endsWith(".php") ? phpMessages(text) : scriptMessages(text);
  const description = /^ \* Description:\s+(.+)$/m.exec(text)?.[1];
  return description === undefined ? messages : [...messages, plain(description)];
}

function phpMessages(text: string): Omit<Message, "files">[] {
  return [...text.matchAll(PHP_CALL)].map((match) => {
    const [call, single = "", second] = match;
    const isPlural = call.startsWith("_n");
    return {
      ...plain(unquote(single)),
      plural: isPlural && second !== undefined ? unquote(second) : null,
      comment: commentBefore(text, match.index),
    };
  });
}

/** The nearest one, at most two lines above. */
function commentBefore(text: string, index: number): string | null {
  const above = text.slice(0, index).split("\n").slice(-3).join("\n");
  return [...above.matchAll(COMMENT)].at(-1)?.[1] ?? null;
}

function scriptMessages(text: string): Omit<Message, "files">[] {
  return [...text.matchAll(SCRIPT_CALL)].map(([, single = ""]) => plain(JSON.parse(`"${single}"`)));
}

/** What WordPress itself translates of a block's description. */
function blockMessages(text: string): Omit<Message, "files">[] {
  const block: unknown = JSON.parse(text);
  if (typeof block !== "object" || block === null || !("textdomain" in block) || block.textdomain !== DOMAIN) return [];
  const fields: [string, unknown][] = [
    ["block title", Reflect.get(block, "title")],
    ["block description", Reflect.get(block, "description")],
    ["block keyword", Reflect.get(block, "keywords")],
  ];
  return fields.flatMap(([context, value]) => [value].flat().map((one) => ({ ...plain(String(one)), context })));
}

function plain(text: string): Omit<Message, "files"> {
  return { context: null, text, plural: null, comment: null };
}

/** PHP's single quotes know two escapes. */
function unquote(text: string): string {
  return text.replace(/\\(['\\])/g, "$1");
}
