import { keyOf, type Message } from "./extract-messages.ts";

/** Translations by the message's key: one for each plural form. */
export type Translations = Map<string, string[]>;

const PLURALS = "Plural-Forms: nplurals=2; plural=(n != 1);\\n";

/** A file for translators. Without translations it is the template (POT); the same messages give the same bytes. */
export function writePo(messages: Message[], language: string, translations: Translations = new Map()): string {
  const head = [
    'msgid ""',
    'msgstr ""',
    '"Project-Id-Version: Netvexa Chat\\n"',
    ...(language === "" ? [] : [`"Language: ${language}\\n"`]),
    '"MIME-Version: 1.0\\n"',
    '"Content-Type: text/plain; charset=UTF-8\\n"',
    '"Content-Transfer-Encoding: 8bit\\n"',
    ...(language === "" ? [] : [`"${language.startsWith("fr") ? PLURALS.replace("n != 1", "n > 1") : PLURALS}"`]),
    '"X-Domain: netvexa-chat\\n"',
  ];
  const entries = messages.map((message) => writeEntry(message, translations.get(keyOf(message))));
  return `${[head.join("\n"), ...entries].join("\n\n")}\n`;
}

function writeEntry(message: Message, translated: string[] = []): string {
  const { comment, files, context, text, plural } = message;
  const lines = [
    ...(comment === null ? [] : [`#. translators: ${comment}`]),
    ...files.map((file) => `#: ${file}`),
    ...(/%(\d\$)?[sd]/.test(text) ? ["#, php-format"] : []),
    ...(context === null ? [] : [`msgctxt ${quote(context)}`]),
    `msgid ${quote(text)}`,
  ];
  if (plural === null) return [...lines, `msgstr ${quote(translated[0] ?? "")}`].join("\n");
  const forms = [0, 1].map((index) => `msgstr[${index}] ${quote(translated[index] ?? "")}`);
  return [...lines, `msgid_plural ${quote(plural)}`, ...forms].join("\n");
}

function quote(text: string): string {
  return JSON.stringify(text);
}

/** Reads what translators wrote; entries marked as fuzzy count as not translated. Texts stand on one line each. */
export function readPo(text: string): Translations {
  const translations: Translations = new Map();
  for (const entry of text.split(/\n{2,}/).slice(1)) {
    const fields = new Map(
      [...entry.matchAll(/^(msg\w+(?:\[\d\])?) (".*")$/gm)].map(([, name = "", value = ""]) => [name, unquote(value)]),
    );
    const id = fields.get("msgid");
    if (id === undefined || /^#,.*\bfuzzy\b/m.test(entry)) continue;
    const forms = ["msgstr", "msgstr[0]", "msgstr[1]"].flatMap((name) => fields.get(name) ?? []);
    translations.set(keyOf({ context: fields.get("msgctxt") ?? null, text: id }), forms);
  }
  return translations;
}

function unquote(text: string): string {
  const value: unknown = JSON.parse(text);
  return typeof value === "string" ? value : "";
}

/** Messages that have no whole translation, and those whose placeholders differ from the source's. */
export function findGaps(messages: Message[], translations: Translations): string[] {
  return messages.flatMap((message) => {
    const forms = translations.get(keyOf(message)) ?? [];
    const wanted = message.plural === null ? 1 : 2;
    if (forms.filter((form) => form !== "").length !== wanted) return [`not translated: ${message.text}`];
    const expected = placeholders(message.text);
    return forms.every((form) => placeholders(form) === expected) ? [] : [`other placeholders: ${message.text}`];
  });
}

function placeholders(text: string): string {
  return [...text.matchAll(/%(?:\d\$)?[sd]|\[netvexa_\w+\]/g)]
    .map(([found]) => found)
    .toSorted()
    .join();
}
