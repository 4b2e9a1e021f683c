import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listLanguages } from "../../plugins/wordpress/build-languages.ts";
import { extractMessages } from "../../plugins/wordpress/extract-messages.ts";
import { findGaps, readPo, writePo } from "../../plugins/wordpress/po-file.ts";
import { hasWordpress, startWordpress, type RunningWordpress } from "./start-wordpress.ts";

const PLUGIN = fileURLToPath(new URL("../../plugins/wordpress/", import.meta.url));
const messages = extractMessages(PLUGIN);
const readLanguage = (name: string) => readFile(path.join(PLUGIN, "languages", name), "utf8");

describe("[B6] the plugin's translations", () => {
  it("have a template with every text of PHP and JavaScript", async () => {
    expect(messages.length).toBeGreaterThan(140);
    const texts = messages.map(({ text }) => text);
    expect(texts).toContain("Suggested questions");
    expect(texts).toContain(
      "The server cannot be reached. Check the address, that the server runs, and that your host lets WordPress make outgoing requests. What waits is sent as soon as it answers.",
    );
    expect(await readLanguage("netvexa-chat.pot")).toBe(writePo(messages, ""));
  });

  it.each(listLanguages(PLUGIN))("are complete in %s", async (language) => {
    const translations = readPo(await readLanguage(`netvexa-chat-${language}.po`));
    expect(findGaps(messages, translations)).toEqual([]);
    expect(translations.size).toBe(messages.length);
    const same = messages.filter(
      (message) => message.text.length > 14 && translations.get(message.text)?.[0] === message.text,
    );
    expect(same.map(({ text }) => text)).toEqual([]);
  });

  it("would be found incomplete", async () => {
    const [first = { context: null, text: "", plural: null, comment: null, files: [] }, ...others] = messages;
    const some = readPo(await readLanguage("netvexa-chat-de_DE.po"));
    expect(findGaps([{ ...first, text: "Something new" }, ...others], some)).toEqual(["not translated: Something new"]);
    some.set(others[0]?.text ?? "", ["%s is not in the source"]);
    expect(findGaps(others.slice(0, 1), some)).toHaveLength(1);
    expect(listLanguages(PLUGIN)).toEqual(["de_DE", "fr_FR"]);
  });
});

describe.skipIf(!hasWordpress)("[B6] a WordPress in another language", () => {
  let wordpress: RunningWordpress;
  beforeAll(async () => {
    wordpress = await startWordpress();
    await wordpress.run("return activate_plugin( 'netvexa-chat/netvexa-chat.php' );");
  });
  afterAll(() => wordpress?.stop());

  it.each([
    { locale: "de_DE", button: "Verbinden", field: "Serveradresse", control: "Vorgeschlagene Fragen" },
    { locale: "fr_FR", button: "Connecter", field: "Adresse du serveur", control: "Questions suggérées" },
  ])("shows the settings in $locale, and hands the block's script its own", async ({ locale, ...words }) => {
    await wordpress.run(`return update_option( 'test_locale', '${locale}' );`);
    const [page, script] = (await wordpress.run(`
      ob_start();
      Netvexa\\Chat\\Settings_Page::show();
      $page = ob_get_clean();
      return array( $page, load_script_textdomain( 'netvexa-chat-editor-script', 'netvexa-chat', dirname( NETVEXA_CHAT_FILE ) . '/dist/languages' ) );`)) as [
      string,
      string,
    ];
    expect(page).toContain(`value="${words.button}"`);
    expect(page).toContain(words.field);
    expect(JSON.parse(script).locale_data.messages["Suggested questions"]).toEqual([words.control]);
  });
});
