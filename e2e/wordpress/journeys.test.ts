import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "../open-browser.ts";
import { startInstallation, type RunningInstallation } from "../start-installation.ts";
import { openStorefront, type Storefront } from "./open-storefront.ts";
import { requestedHosts } from "./requested-hosts.ts";
import { signIn } from "./sign-in.ts";
import { hasWordpress, startWordpress, type RunningWordpress } from "./start-wordpress.ts";
import { visit } from "./visit.ts";

const DESKTOP = { width: 1280, height: 900 };

let installation: RunningInstallation;
let wordpress: RunningWordpress;
let storefront: Storefront;
let browser: Browser;
beforeAll(async () => {
  if (!hasWordpress) return;
  [installation, wordpress, browser] = await Promise.all([
    startInstallation({ NETVEXA_DEMO: "false" }),
    startWordpress(),
    openBrowser(),
  ]);
  storefront = await openStorefront(installation);
});
afterAll(async () => {
  await browser?.close();
  await wordpress?.stop();
  await installation?.stop();
});

const settingsPage = () => `${wordpress.url}/wp-admin/options-general.php?page=netvexa-chat`;

/** Asks in the open panel; resolves once the whole answer is there. */
async function ask(page: Page, question: string): Promise<Locator> {
  const chat = page.locator("netvexa-chat dialog");
  await chat.getByRole("textbox", { name: "Ask a question" }).fill(question);
  await page.keyboard.press("Enter");
  const turn = chat.locator("section").filter({ hasText: question }).last();
  await turn.locator(".bubble").first().waitFor();
  await expect.poll(() => chat.getByRole("button", { name: "Stop answering" }).count()).toBe(0);
  return turn;
}

/** What a page weighs before anything that it names is loaded. */
const pageBytes = async () => (await visit(`${wordpress.url}/hello-world/`)).text.length;

const insertPost = (title: string, content: string) =>
  wordpress.run(
    `return wp_insert_post( array( 'post_status' => 'publish', 'post_title' => '${title}', 'post_content' => '${content}' ) );`,
  );

let admin: Page;
let address = "";

describe.skipIf(!hasWordpress)("[B1] [B2] a site owner who begins", () => {
  it("installs the plugin, and nothing leaves the site before it is connected", async () => {
    expect(await wordpress.run("return activate_plugin( 'netvexa-chat/netvexa-chat.php' );")).toBeNull();
    await insertPost("Gift wrapping", "<p>We wrap every book as a gift for 3 euros.</p>");
    admin = await signIn(browser, wordpress);
    for (const screen of ["index.php", "plugins.php", "options-privacy.php"]) {
      await admin.goto(`${wordpress.url}/wp-admin/${screen}`);
    }
    await admin.goto(settingsPage());
    await admin.goto(`${wordpress.url}/`);
    await visit(`${wordpress.url}/wp-cron.php`);
    expect(await admin.locator("template[data-storefront]").count()).toBe(0);
    expect(await requestedHosts(wordpress)).toEqual([]);
    expect(await wordpress.run("global $wpdb; return $wpdb->get_var( \"SHOW TABLES LIKE '%netvexa%'\" );")).toBeNull();
  });

  it("is told what to do about wrong keys", async () => {
    await admin.goto(settingsPage());
    await admin.getByText("Connect with keys instead").click();
    await admin.getByLabel("Address", { exact: true }).fill(storefront.server);
    await admin.getByLabel("Public key").fill(storefront.publicKey);
    await admin.getByLabel("API key").fill("nvx_000000000000_0000000000000000000000000000000000000000000");
    await admin.getByRole("button", { name: "Connect with keys" }).click();
    await admin.getByText(/does not accept the API key.*connect again/).waitFor();
  });

  it("connects by pasting three things, and watches the content being sent", async () => {
    await admin.getByText("Connect with keys instead").click();
    await admin.getByLabel("Address", { exact: true }).fill(storefront.server);
    await admin.getByLabel("Public key").fill(storefront.publicKey);
    await admin.getByLabel("API key").fill(storefront.apiKey);
    await admin.getByRole("button", { name: "Connect with keys" }).click();
    await admin.getByText("Connected. Your content is being sent.").waitFor();
    await admin.locator("td[data-field='waiting']", { hasText: /^0$/ }).waitFor();
    expect(await admin.locator("[data-field='problems'] li").allTextContents()).toEqual([]);
    const sent = [...(await storefront.documents()).values()].map(({ title }) => title);
    expect(sent.toSorted()).toEqual(["Gift wrapping", "Hello world!", "Sample Page"]);
    expect(await admin.content()).not.toContain(storefront.apiKey);
    expect(await requestedHosts(wordpress)).toEqual([new URL(storefront.server).host]);
  });

  it("inserts the block, sees it in the editor, and publishes", async () => {
    await admin.goto(`${wordpress.url}/wp-admin/post-new.php?post_type=page`);
    const canvas = admin.frameLocator("iframe[name='editor-canvas']");
    await canvas.getByRole("textbox", { name: "Add title" }).fill("Ask us");
    await admin.evaluate(() => {
      const { blocks, data } = (window as unknown as { wp: EditorGlobals }).wp;
      const attributes = {
        greeting: "Ask me about Harbour Books.",
        suggestions: ["Do you wrap gifts?"],
        accent: "#7c2d12",
      };
      data.dispatch("core/block-editor").insertBlocks(blocks.createBlock("netvexa/chat", attributes));
    });
    const preview = canvas.frameLocator("iframe.netvexa-preview").locator("netvexa-chat dialog");
    await preview.getByText("Ask me about Harbour Books.").waitFor();
    await preview.getByText("Do you wrap gifts?").waitFor();
    await admin.getByRole("button", { name: "Publish", exact: true }).click();
    await admin.locator(".editor-post-publish-panel").getByRole("button", { name: "Publish", exact: true }).click();
    await admin.locator(".post-publish-panel__postpublish-header").waitFor();
    address = `${wordpress.url}/ask-us/`;
    expect((await visit(address)).status).toBe(200);
  });
});

describe.skipIf(!hasWordpress)("[B1] [B2] a connected site", () => {
  it("[E1] has visitors answered in that page, with the very post as the source", async () => {
    const { page, errors } = await openPage(browser, DESKTOP);
    await page.goto(address);
    const place = page.locator("[data-netvexa-chat]");
    await place.locator("netvexa-chat dialog").getByText("Ask me about Harbour Books.").waitFor();
    expect((await place.boundingBox())?.height).toBeGreaterThanOrEqual(560);
    const turn = await ask(page, "Do you wrap books as a gift?");
    expect(await turn.textContent()).toContain("3 euros");
    const source = await turn.locator(".sources a").first().getAttribute("href");
    // The rest of the address marks the passage on the page.
    expect(source?.replace(/#.*/, "")).toBe(`${wordpress.url}/gift-wrapping/`);
    expect(await page.content()).not.toContain(storefront.apiKey);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("edits the post, and the answer is the new one within ten seconds; makes it private, and it is never cited again", async () => {
    const { page } = await openPage(browser, DESKTOP);
    await page.goto(address);
    const edit = (fields: string) =>
      wordpress.run(
        `$post = get_page_by_path( 'gift-wrapping', OBJECT, 'post' ); return wp_update_post( array( 'ID' => $post->ID ) + ${fields} );`,
      );
    await edit("array( 'post_content' => '<p>We wrap every book as a gift for 5 euros.</p>' )");
    expect(await (await ask(page, "What does wrapping a book as a gift cost?")).textContent()).toContain("5 euros");
    await edit("array( 'post_status' => 'private' )");
    const turn = await ask(page, "How much is gift wrapping for a book?");
    expect(await turn.textContent()).not.toMatch(/[35] euros/);
    expect(await turn.locator(".sources a[href*='gift-wrapping']").count()).toBe(0);
    await page.context().close();
  });

  it("shows the launcher by shortcode in a classic page, and on every page where that is wished", async () => {
    await insertPost("By shortcode", '[netvexa_chat accent="#123456" position="start"]');
    const { page, errors } = await openPage(browser, DESKTOP);
    await page.goto(`${wordpress.url}/by-shortcode/`);
    await page.getByRole("button", { name: "Chat", exact: true }).click();
    await page.locator("netvexa-chat").getByRole("textbox", { name: "Ask a question" }).waitFor();
    expect(
      await page
        .locator("template[data-storefront]")
        .evaluateAll((all) => all.map((one) => ({ ...(one as HTMLElement).dataset }))),
    ).toMatchObject([{ storefront: storefront.publicKey, accent: "#123456", position: "start", language: "en-US" }]);
    await page.goto(`${wordpress.url}/hello-world/`);
    expect(await page.locator("template[data-storefront]").count()).toBe(0);
    const bytesWithout = await pageBytes();
    await admin.goto(settingsPage());
    // It is loaded when it comes into view.
    await admin.locator("#netvexa-chat-look").scrollIntoViewIfNeeded();
    const look = admin.frameLocator("#netvexa-chat-look");
    await look.locator("netvexa-chat dialog").waitFor();
    await admin.getByLabel("Colour", { exact: true }).fill("#7c2d12");
    await look.locator("#netvexa-chat-settings[data-accent='#7c2d12']").waitFor({ state: "attached" });
    await admin.getByLabel("Colour", { exact: true }).fill("");
    await admin.getByLabel("A launcher on every page").check();
    await admin.getByRole("button", { name: "Save Changes" }).click();
    await admin.locator(".notice-success, #setting-error-settings_updated").first().waitFor();
    await page.goto(`${wordpress.url}/hello-world/`);
    await page.getByRole("button", { name: "Chat", exact: true }).waitFor();
    // One script that blocks nothing, and its tag.
    expect((await pageBytes()) - bytesWithout).toBeLessThan(700);
    expect(
      await page
        .locator("script[src*='netvexa']")
        .evaluateAll((all) =>
          all.map((one) => [(one as HTMLScriptElement).async, new URL((one as HTMLScriptElement).src).origin]),
        ),
    ).toEqual([[true, wordpress.url]]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(!hasWordpress)("[B3] the site's owner", () => {
  it("[B3] is the only one who may act: others get no answer from the plugin's doors", async () => {
    const doors = ["begin", "finish", "connect", "disconnect", "sync", "prove"].map(
      (action) => `${wordpress.url}/wp-admin/admin-post.php?action=netvexa_chat_${action}`,
    );
    for (const door of doors) {
      // Without being signed in WordPress knows no such action; signed in, it misses the nonce.
      await visit(door, { method: "POST", redirect: "manual" });
      expect((await admin.request.post(door)).status()).toBe(403);
    }
    for (const route of ["health", "work"]) {
      const method = route === "work" ? "POST" : "GET";
      expect((await visit(`${wordpress.url}/wp-json/netvexa-chat/v1/${route}`, { method })).status).toBe(401);
    }
    await wordpress.run("return wp_create_user( 'reader', 'password', 'reader@example.com' );");
    const refused = await wordpress.run(`
      wp_set_current_user( get_user_by( 'login', 'reader' )->ID );
      return rest_do_request( new WP_REST_Request( 'GET', '/netvexa-chat/v1/health' ) )->get_status();`);
    expect(refused).toBe(403);
    expect(await wordpress.run("return Netvexa\\Chat\\Connection::can_push();")).toBe(true);
  });

  it("deletes the plugin, and nothing of it is left here or on the server", async () => {
    await wordpress.run("deactivate_plugins( 'netvexa-chat/netvexa-chat.php' ); return true;");
    await wordpress.run("return delete_plugins( array( 'netvexa-chat/netvexa-chat.php' ) );");
    const left = await wordpress.run(`
      global $wpdb;
      return array(
        $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%netvexa%'" ),
        $wpdb->get_col( "SHOW TABLES LIKE '%netvexa%'" ),
        array_filter( array_map( fn( $events ) => preg_grep( '/netvexa/', array_keys( (array) $events ) ), _get_cron_array() ) ),
        $wpdb->get_col( "SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%netvexa%'" ),
        glob( WP_PLUGIN_DIR . '/netvexa*' ),
      );`);
    expect(left).toEqual([[], [], [], [], []]);
    await expect.poll(async () => (await storefront.documents()).size, { timeout: 10_000 }).toBe(0);
    expect((await wordpress.log()).split("\n").filter((line) => /plugins\/netvexa/.test(line))).toEqual([]);
  });
});

interface EditorGlobals {
  blocks: { createBlock(name: string, attributes: object): object };
  data: { dispatch(store: string): { insertBlocks(block: object): void } };
}
