import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../backend/tooling/services/free-port.ts";
import { storefrontAddress } from "../dashboard-member.ts";
import { openBrowser, openPage } from "../open-browser.ts";
import { startInstallation, type RunningInstallation } from "../start-installation.ts";
import { requestedHosts } from "./requested-hosts.ts";
import { signIn } from "./sign-in.ts";
import { startRecorder } from "./start-recorder.ts";
import { hasWordpress, startWordpress, type RunningWordpress } from "./start-wordpress.ts";
import { visit } from "./visit.ts";

let installation: RunningInstallation;
let wordpress: RunningWordpress;
let browser: Browser;
let admin: Page;
beforeAll(async () => {
  if (!hasWordpress) return;
  const port = await freePort();
  [installation, wordpress, browser] = await Promise.all([
    // The server calls the site back; on one machine that has to be allowed.
    startInstallation({ NETVEXA_DEMO: "false", NETVEXA_ALLOW_PRIVATE_ADDRESSES: `127.0.0.1:${port}` }),
    startWordpress({ port }),
    openBrowser(),
  ]);
  await wordpress.run("return activate_plugin( 'netvexa-chat/netvexa-chat.php' );");
  admin = await signIn(browser, wordpress);
});
afterAll(async () => {
  await browser?.close();
  await wordpress?.stop();
  await installation?.stop();
});

const settingsPage = () => `${wordpress.url}/wp-admin/options-general.php?page=netvexa-chat`;
const secret = () => wordpress.run("return Netvexa\\Chat\\Connection::secret();") as Promise<Record<string, string>>;

/** Enters the server's address and presses Connect; resolves where that leads. */
async function pressConnect(server = installation.apiUrl): Promise<void> {
  await admin.goto(settingsPage());
  await admin.getByLabel("Server address").fill(server);
  await admin.getByRole("button", { name: "Connect", exact: true }).click();
}

async function untilEverythingIsSent(): Promise<void> {
  await admin.getByText("Connected. Your content is being sent.").waitFor();
  await admin.locator("td[data-field='waiting']", { hasText: /^0$/ }).waitFor();
  expect(await admin.locator("[data-field='problems'] li").allTextContents()).toEqual([]);
}

describe.skipIf(!hasWordpress)("[B3] an owner who presses Connect", () => {
  it("is sent to the server, and the site itself has asked nobody anything by then", async () => {
    const recorder = await startRecorder();
    recorder.answerWith(200, {});
    await pressConnect(recorder.url);
    await admin.waitForURL(`${recorder.url}/connect/wordpress?**`);
    const asked = new URL(admin.url()).searchParams;
    expect(asked.get("site")).toBe(`${wordpress.url}/`);
    expect(asked.get("challenge")).toMatch(/^[\w-]{43}$/);
    expect(asked.get("state")).toMatch(/^[0-9a-f]{48}$/);
    expect(asked.get("name")).toBe("Harbour Books");
    expect(asked.get("return")).toMatch(/_wpnonce=/);
    // The browser went there; the site did not.
    expect(recorder.requests.every(({ method }) => method === "GET")).toBe(true);
    expect(await requestedHosts(wordpress)).toEqual([]);
    await recorder.stop();
  });

  it("signs up there, allows it, and comes back to a site that sends its content", async () => {
    await pressConnect();
    await admin.waitForURL(/\/app\/sign-in\?next=/);
    await admin.getByRole("link", { name: "Create an account" }).click();
    await admin.getByLabel("Your name").fill("Anna");
    await admin.getByLabel("E-mail").fill("anna@harbour.example");
    await admin.getByLabel("Password", { exact: true }).fill("seven wet boots by the lake");
    await admin.getByLabel("Name of your shop").fill("Harbour Books");
    await admin.getByLabel("Address of your shop").fill(wordpress.url);
    await admin.getByRole("button", { name: "Create an account" }).click();
    await admin.getByText(`${new URL(wordpress.url).host} would like to be connected.`).waitFor();
    await admin.getByRole("button", { name: "Connect", exact: true }).click();
    await admin.waitForURL(settingsPage());
    await untilEverythingIsSent();
    expect(await admin.locator("td[data-field='way']").textContent()).toContain("signed");
    const { secret: value, site_key: key } = await secret();
    expect(value).toMatch(/^[\w-]{43}$/);
    expect(key).toMatch(/^nvs_/);
    expect(await admin.content()).not.toContain(value);
    expect(await wordpress.run("return array_key_exists( 'netvexa_chat_secret', wp_load_alloptions() );")).toBe(false);
  });

  it("has visitors answered, with nothing loaded from anywhere but the site", async () => {
    await wordpress.run(
      "return wp_insert_post( array( 'post_status' => 'publish', 'post_title' => 'Opening hours', 'post_content' => '<p>The shop opens at 9:30 on weekdays.</p>[netvexa_chat layout=\"inline\"]' ) );",
    );
    const { page, errors } = await openPage(browser, { width: 390, height: 844 });
    const scripts: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "script") scripts.push(new URL(request.url()).origin);
    });
    await page.goto(`${wordpress.url}/opening-hours/`);
    const chat = page.locator("netvexa-chat dialog");
    await chat.getByRole("textbox", { name: "Ask a question" }).fill("When does the shop open on weekdays?");
    await page.keyboard.press("Enter");
    await chat.locator("section").getByText("9:30").first().waitFor();
    expect([...new Set(scripts)]).toEqual([wordpress.url]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(!hasWordpress)("[B3] a connection", () => {
  it("belongs to the one who began it, once: another state, a used one, or another user's is refused", async () => {
    const finish = async (state: string) =>
      wordpress.run(
        `$done = Netvexa\\Chat\\Consent::finish( '${state}', 'nvs_0000000000000000.code' ); return is_wp_error( $done ) ? $done->get_error_code() : $done;`,
      );
    const begun = async () => {
      const address = await wordpress.run(
        `return Netvexa\\Chat\\Consent::begin( '${installation.apiUrl}', admin_url( 'admin-post.php' ) );`,
      );
      return new URL(String(address)).searchParams.get("state") ?? "";
    };
    expect(await finish("")).toBe("netvexa_state_unknown");
    await begun();
    expect(await finish("0".repeat(48))).toBe("netvexa_state_unknown");
    const state = await begun();
    const others = await wordpress.run(
      `wp_set_current_user( wp_create_user( 'second', 'password', 'second@example.com' ) );
      return Netvexa\\Chat\\Consent::finish( '${state}', 'nvs_0000000000000000.code' )->get_error_code();`,
    );
    expect(others).toBe("netvexa_state_unknown");
    expect(await finish(state)).toBe("code_refused");
    expect(await finish(state)).toBe("netvexa_state_unknown");
    const { status } = await visit(
      `${wordpress.url}/wp-admin/admin-post.php?action=netvexa_chat_finish&state=x&code=y`,
    );
    // WordPress knows no such action for somebody who is not signed in.
    expect(status).toBe(400);
    expect(await secret()).toMatchObject({ site_key: expect.stringMatching(/^nvs_/) });
  });

  it("answers the server's signed call alone", async () => {
    const body = {
      event: "disconnected",
      siteKey: "nvs_x",
      time: String(Math.floor(Date.now() / 1000)),
      nonce: "n",
      signature: "s",
    };
    const answer = await visit(`${wordpress.url}/wp-json/netvexa-chat/v1/handshake`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...body, siteKey: (await secret()).site_key }),
    });
    expect(answer.status).toBe(401);
    expect(await wordpress.run("return Netvexa\\Chat\\Connection::can_push();")).toBe(true);
  });

  it("sends nothing from a copy of the site, and leaves the original's alone", async () => {
    const copied = await wordpress.run(`
      add_filter( 'home_url', fn( $url ) => str_replace( '127.0.0.1', 'staging.example', $url ) );
      return array( Netvexa\\Chat\\Connection::can_push(), Netvexa\\Chat\\Health::read( false )['problems'] );`);
    expect(copied).toEqual([false, expect.arrayContaining([expect.stringMatching(/copy of the site/)])]);
    expect(await wordpress.run("return Netvexa\\Chat\\Connection::can_push();")).toBe(true);
  });

  it("is ended in the dashboard, and the site knows it at once", async () => {
    const { page } = await openPage(browser, { width: 1280, height: 900 });
    await admin
      .context()
      .storageState()
      .then(({ cookies }) => page.context().addCookies(cookies));
    await page.goto(`${installation.apiUrl}/app`);
    await page.waitForURL(/\/app\/s\/[0-9a-f-]{36}\/$/);
    await page.goto(`${storefrontAddress(page)}/install`);
    await page.getByText("address proven").waitFor();
    await page.getByRole("button", { name: "Disconnect" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
    await page.getByText("No site has connected itself.").waitFor();
    await admin.goto(settingsPage());
    await admin.getByLabel("Server address").waitFor();
    expect((await secret()).secret).toBe("");
    await page.context().close();
  });

  it("is refused by saying no, and made again by somebody who is signed in", async () => {
    await pressConnect();
    await admin.getByRole("link", { name: "Cancel and go back" }).click();
    await admin.getByText("it was cancelled on the server").waitFor();
    await pressConnect();
    await admin.getByRole("button", { name: "Connect", exact: true }).click();
    await admin.waitForURL(settingsPage());
    await untilEverythingIsSent();
  });

  it("ends on both sides from the site as well", async () => {
    const { site_key: key, secret: value } = await secret();
    await admin.getByRole("button", { name: "Disconnect" }).click();
    await admin.getByText("Disconnected.").waitFor();
    const answer = await wordpress.run(`
      $backend = new Netvexa\\Chat\\Backend( '${installation.apiUrl}', array( 'site_key' => '${key}', 'secret' => '${value}' ) );
      return $backend->request( 'GET', '/v1/site' )->get_error_code();`);
    expect(answer).toBe("signature_refused");
    expect((await wordpress.log()).split("\n").filter((line) => /plugins\/netvexa/.test(line))).toEqual([]);
  });
});
