import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extractMessages, keyOf, type Message } from "./extract-messages.ts";
import { findGaps, readPo, writePo, type Translations } from "./po-file.ts";
import { writeMo } from "./write-mo.ts";

const DOMAIN = "netvexa-chat";
/** Scripts by the sources that end up in them. */
const SCRIPTS = [
  { file: "dist/chat/index.js", sources: /^blocks\/.+\.tsx?$/ },
  { file: "assets/health.js", sources: /^assets\/health\.js$/ },
];

/**
 * Makes what WordPress loads (`.mo` for PHP, `.json` for each script) of the translators' files, in `dist/languages`.
 * Throws when the template is not that of the sources, or a language has gaps.
 */
export function buildLanguages(folder: string): string[] {
  const messages = extractMessages(folder);
  const template = writePo(messages, "");
  const kept = readFileSync(join(folder, `languages/${DOMAIN}.pot`), "utf8");
  if (kept !== template)
    throw new Error("languages/netvexa-chat.pot is not that of the sources: node update-languages.ts");
  mkdirSync(join(folder, "dist/languages"), { recursive: true });
  return listLanguages(folder).flatMap((language) => buildLanguage({ folder, language, messages }));
}

/** Locales such as `de_DE`, by the files that there are. */
export function listLanguages(folder: string): string[] {
  return readdirSync(join(folder, "languages"))
    .flatMap((file) => /^netvexa-chat-(\w+)\.po$/.exec(file)?.[1] ?? [])
    .toSorted();
}

interface Build {
  folder: string;
  language: string;
  messages: Message[];
}

function buildLanguage({ folder, language, messages }: Build): string[] {
  const text = readFileSync(join(folder, `languages/${DOMAIN}-${language}.po`), "utf8");
  const translations = readPo(text);
  const gaps = findGaps(messages, translations);
  if (gaps.length > 0) throw new Error(`${language}:\n${gaps.join("\n")}`);
  const header = [...(text.split("\n\n")[0] ?? "").matchAll(/^"(.+)\\n"$/gm)].map(([, line]) => `${line}\n`).join("");
  const files = [{ name: `${DOMAIN}-${language}.mo`, content: writeMo(messages, header, translations) }];
  for (const { file, sources } of SCRIPTS) {
    const own = messages.filter((message) => message.files.some((name) => sources.test(name)));
    const name = `${DOMAIN}-${language}-${createHash("md5").update(file).digest("hex")}.json`;
    files.push({ name, content: Buffer.from(writeJson(own, language, translations)) });
  }
  for (const { name, content } of files) writeFileSync(join(folder, "dist/languages", name), content);
  return files.map(({ name }) => name);
}

/** The form that `wp_set_script_translations` hands to the page: Jed 1.x. */
function writeJson(messages: Message[], language: string, translations: Translations): string {
  const texts = messages.map((message) => [keyOf(message), translations.get(keyOf(message)) ?? []] as const);
  const head = { domain: "messages", lang: language.replace("_", "-"), "plural-forms": "nplurals=2; plural=(n != 1);" };
  return JSON.stringify({ domain: "messages", locale_data: { messages: { "": head, ...Object.fromEntries(texts) } } });
}
