import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listLanguages } from "./build-languages.ts";
import { extractMessages } from "./extract-messages.ts";
import { findGaps, readPo, writePo } from "./po-file.ts";

// Writes the template anew and brings the translators' files to it; what is left to translate is printed.
const ROOT = fileURLToPath(new URL(".", import.meta.url));
const messages = extractMessages(ROOT);
writeFileSync(join(ROOT, "languages/netvexa-chat.pot"), writePo(messages, ""));
for (const language of listLanguages(ROOT)) {
  const file = join(ROOT, `languages/netvexa-chat-${language}.po`);
  const translations = readPo(readFileSync(file, "utf8"));
  writeFileSync(file, writePo(messages, language, translations));
  process.stdout.write(
    findGaps(messages, translations)
      .map((gap) => `${language}: ${gap}\n`)
      .join(""),
  );
}
