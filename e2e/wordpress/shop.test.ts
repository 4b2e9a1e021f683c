import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "../open-browser.ts";
import { startConnected, type Connected } from "./start-connected.ts";
import { signIn } from "./sign-in.ts";
import { hasWordpress } from "./start-wordpress.ts";
import { visit } from "./visit.ts";

const DESKTOP = { width: 1280, height: 900 };
const CUSTOMER = "cara@harbour.example";

let connected: Connected;
let browser: Browser;
beforeAll(async () => {
  if (!hasWordpress) return;
  [connected, browser] = await Promise.all([startConnected(), openBrowser()]);
  await run(`
    update_option( 'test_woocommerce', 1 );
    update_option( 'netvexa_chat_settings', array( 'everywhere' => 1, 'orders' => 1, 'post_types' => array( 'post', 'page', 'product' ) ) );
    $user = wp_create_user( 'cara', 'password', '${CUSTOMER}' );
    update_option( 'test_orders', array( 77 => array( 'email' => '${CUSTOMER}', 'customer' => $user, 'status' => 'completed' ), 78 => array( 'email' => 'guest@harbour.example' ) ) );
    foreach ( array( 'orders' => '[netvexa_orders]', 'cart' => 'Your cart', 'thanks' => '[test_thankyou order="77"]' ) as $slug => $content ) wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => $slug, 'post_title' => $slug, 'post_content' => $content ) );
    return true;`);
  await run("do_action( 'woocommerce_update_order', 77 ); do_action( 'woocommerce_update_order', 78 ); return true;");
});
afterAll(async () => {
  await browser?.close();
  await connected?.stop();
});

const run = (code: string) => connected.wordpress.run(code);
const site = () => connected.wordpress.url;

async function openAs(user: string | null): Promise<Page> {
  return user === null ? (await openPage(browser, DESKTOP)).page : signIn(browser, connected.wordpress, user);
}

describe.skipIf(!hasWordpress)("[V5] an order's state", () => {
  it("is shown to a customer who is signed in, on a page that is the same for everybody", async () => {
    const page = await openAs("cara");
    await page.goto(`${site()}/orders/`);
    await page.locator("[data-netvexa-orders] li").getByText("77 – shipped").waitFor();
    await page.getByText("2 × Harbour Lamp").waitFor();
    expect(await page.locator("[data-netvexa-orders] li").count()).toBe(1);
    const { text } = await visit(`${site()}/orders/`);
    expect(text).not.toContain(CUSTOMER);
    expect(text).not.toMatch(/data-claim|nonce/i);
    await page.context().close();
  });

  it("is shown to a guest for number and address, and the same words stand for every miss", async () => {
    const page = await openAs(null);
    await page.goto(`${site()}/orders/`);
    const ask = async (number: string, email: string) => {
      await page.getByLabel("Order number").fill(number);
      await page.getByLabel("E-mail address of the order").fill(email);
      await page.getByRole("button", { name: "Find my order" }).click();
    };
    await ask("78", "guest@harbour.example");
    await page.getByText("78 – being prepared").waitFor();
    for (const [number, email] of [
      ["78", CUSTOMER],
      ["999", "guest@harbour.example"],
    ] as const) {
      await ask(number, email);
      await page.getByText("No order is found with this number and e-mail address.").waitFor();
    }
    await page.context().close();
  });

  it("[V5] is vouched for to this site's own pages alone, by the login cookie, and by nothing that a cache may keep", async () => {
    const page = await openAs("cara");
    const address = `${site()}/wp-json/netvexa-chat/v1/customer`;
    const post = (headers: Record<string, string>) => page.request.post(address, { headers });
    expect((await post({})).status()).toBe(401);
    for (const origin of ["https://evil.example", "null", `${site()}.evil.example`])
      expect((await post({ origin })).status()).toBe(401);
    expect((await page.request.get(address)).status()).toBe(404);
    const answer = await post({ origin: site() });
    expect(answer.headers()).toMatchObject({ "cache-control": expect.stringContaining("no-store") });
    expect(Object.keys(answer.headers()).filter((name) => name.startsWith("access-control-allow-"))).toEqual([]);
    const { claim } = (await answer.json()) as { claim: string };
    const said = JSON.parse(Buffer.from(claim.split(".")[0] ?? "", "base64url").toString());
    expect(said).toMatchObject({ kind: "customer", email: CUSTOMER, orders: ["77"] });
    expect(said.until * 1000 - Date.now()).toBeLessThan(301_000);
    const nobody = await fetch(address, { method: "POST", headers: { origin: site() } });
    expect(await nobody.json()).toEqual({ claim: "" });
    await page.context().close();
  });
});

describe.skipIf(!hasWordpress)("[E8] a product in an answer", () => {
  beforeAll(async () => {
    await run(`
      $id = wp_insert_post( array( 'post_type' => 'product', 'post_status' => 'publish', 'post_title' => 'Harbour Lamp', 'post_name' => 'harbour-lamp', 'post_content' => 'A lamp of brass for the harbour.' ) );
      update_option( 'test_products', array( $id => array( 'name' => 'Harbour Lamp', 'price' => '49.00', 'stock' => 7, 'reviews' => 12, 'rating' => '4.50' ) ) );
      $GLOBALS['test_tax'] = 1.19;
      Netvexa\\Chat\\Changes::note( $id );
      return $id;`);
  });

  it("is known with its price with and without tax, and what its reviews come to", async () => {
    const facts = await run(`
      $GLOBALS['test_tax'] = 1.19;
      $id = get_page_by_path( 'harbour-lamp', OBJECT, 'product' )->ID;
      return array_column( Netvexa\\Chat\\Pushed_Item::of_post( $id )['product']['attributes'], 'value', 'name' );`);
    expect(facts).toMatchObject({
      "Price with tax": expect.stringContaining("58.31"),
      "Price without tax": expect.stringContaining("49.00"),
      Reviews: "4.5 of 5 stars (12 reviews)",
    });
  });

  it("is put into the cart from its card, by the Store API, and the cart page is shown anew", async () => {
    const page = await openAs(null);
    await page.goto(`${site()}/cart/`);
    await page.getByRole("button", { name: "Chat", exact: true }).click();
    const chat = page.locator("netvexa-chat dialog");
    await chat.getByRole("textbox", { name: "Ask a question" }).fill("What does the Harbour Lamp cost?");
    await page.keyboard.press("Enter");
    const reloaded = page.waitForEvent("load");
    await chat.getByRole("button", { name: "Add to cart" }).first().click();
    await reloaded;
    expect(
      await run(
        "return array( get_option( 'test_cart' ), get_page_by_path( 'harbour-lamp', OBJECT, 'product' )->ID );",
      ),
    ).toEqual([[expect.any(Number)], expect.any(Number)]);
    // The same visitor orders: the page that thanks tells the server, and the owner sees it.
    const told = page.waitForResponse((response) => response.url().endsWith("/v1/widget/conversions"));
    await run(
      "$orders = get_option( 'test_orders' ); $orders[77]['created'] = gmdate( 'c' ); return update_option( 'test_orders', $orders );",
    );
    await page.goto(`${site()}/thanks/`);
    expect(await (await told).json()).toEqual({ counted: true });
    expect(await page.context().cookies()).toEqual([]);
    const usage = await run(
      "return rest_do_request( new WP_REST_Request( 'GET', '/netvexa-chat/v1/usage' ) )->get_data();",
    );
    expect(usage).toMatchObject({ orders: "1", revenue: "49.00 EUR", conversations: expect.any(String) });
    await page.context().close();
  });

  it("is not told of by a browser that never wrote to the chat", async () => {
    const page = await openAs(null);
    const sent: string[] = [];
    page.on("request", (request) => sent.push(new URL(request.url()).pathname));
    await page.goto(`${site()}/thanks/`, { waitUntil: "networkidle" });
    expect(sent.filter((path) => /session|conversions/.test(path))).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(!hasWordpress)("[O3] WordPress's privacy tools", () => {
  it("export and erase what the server keeps of a person, and nothing of others", async () => {
    const page = await openAs(null);
    await page.goto(`${site()}/orders/`);
    await page.getByRole("button", { name: "Chat", exact: true }).click();
    const chat = page.locator("netvexa-chat dialog");
    await chat.getByRole("textbox", { name: "Ask a question" }).fill("Do you sell brass lamps?");
    await page.keyboard.press("Enter");
    await chat.locator("section .bubble").first().waitFor();
    await page.context().close();
    const tool = (name: string, email: string) => run(`return Netvexa\\Chat\\Personal_Data::${name}( '${email}' );`);
    const kept = (await tool("export", CUSTOMER)) as { data: { group_id: string; data: { value: string }[] }[] };
    const text = JSON.stringify(kept);
    expect(text).toContain("Harbour Lamp cost");
    expect(text).not.toContain("brass lamps?");
    expect(await tool("erase", CUSTOMER)).toMatchObject({ items_removed: 1, items_retained: false, done: true });
    expect(await tool("export", CUSTOMER)).toEqual({ data: [], done: true });
    const registered = await run(
      "return array( isset( apply_filters( 'wp_privacy_personal_data_exporters', array() )['netvexa-chat'] ), isset( apply_filters( 'wp_privacy_personal_data_erasers', array() )['netvexa-chat'] ) );",
    );
    expect(registered).toEqual([true, true]);
  });

  it("say plainly when the server could not erase", async () => {
    const answer = await run(`
      add_filter( 'pre_http_request', fn() => new WP_Error( 'down', 'no answer' ) );
      return array( Netvexa\\Chat\\Personal_Data::erase( 'x@harbour.example' ), is_wp_error( Netvexa\\Chat\\Personal_Data::export( 'x@harbour.example' ) ) );`);
    expect(answer).toEqual([
      expect.objectContaining({ items_retained: true, messages: [expect.stringMatching(/was not erased/)] }),
      true,
    ]);
  });
});

describe.skipIf(!hasWordpress)("[B3] the owner's rules", () => {
  const shows = async (settings: string, path = "/hello-world/") => {
    await run(
      `return update_option( 'netvexa_chat_settings', array( 'everywhere' => 1, 'post_types' => array( 'post' ) ) + ${settings} );`,
    );
    return (await visit(site() + path)).text.includes("netvexa-chat-settings");
  };

  it.each([
    ["array( 'pages' => '/hello-*' )", "/hello-world/", false],
    ["array( 'pages' => '/hello-*' )", "/orders/", true],
    ["array( 'pages' => \"/other\\n/hello-world/\", 'pages_mode' => 'only' )", "/hello-world/", true],
    ["array( 'pages' => '/', 'pages_mode' => 'only' )", "/", true],
    ["array( 'pages' => '/', 'pages_mode' => 'only' )", "/orders/", false],
    ["array( 'on_types' => array( 'page' ) )", "/hello-world/", false],
    ["array( 'on_types' => array( 'page' ) )", "/orders/", true],
  ])("%s at %s: %s", async (settings, path, expected) => {
    expect(await shows(settings, path)).toBe(expected);
  });

  it("[B3] are read and written by WordPress's settings API, by who may manage the site alone", async () => {
    const ask = (user: number, body: string) =>
      run(`
        wp_set_current_user( ${user} );
        $request = new WP_REST_Request( 'POST', '/wp/v2/settings' );
        $request->set_body_params( array( 'netvexa_chat_settings' => ${body} ) );
        $answer = rest_do_request( $request );
        return array( $answer->get_status(), $answer->get_data()['netvexa_chat_settings'] ?? null );`);
    expect(await ask(1, "array( 'everywhere' => true, 'accent' => '#123456', 'pages' => array( '/a' ) )")).toEqual([
      200,
      expect.objectContaining({ everywhere: true, accent: "#123456", pages: ["/a"], post_types: [] }),
    ]);
    expect(await ask(1, "array( 'server' => 'https://evil.example' )")).toEqual([400, null]);
    expect(await ask(0, "array( 'everywhere' => false )")).toEqual([401, null]);
  });

  it("hide the launcher from roles, and by the width of the screen in the browser", async () => {
    await shows("array( 'hide_for_roles' => array( 'subscriber' ), 'device' => 'mobile' )");
    const cara = await openAs("cara");
    await cara.goto(`${site()}/hello-world/`);
    expect(await cara.locator("#netvexa-chat-settings").count()).toBe(0);
    await cara.context().close();
    const phone = await openPage(browser, { width: 390, height: 800 });
    await phone.page.goto(`${site()}/hello-world/`);
    await phone.page.getByRole("button", { name: "Chat", exact: true }).waitFor();
    await phone.page.setViewportSize({ width: 1280, height: 800 });
    await phone.page.reload({ waitUntil: "networkidle" });
    expect(await phone.page.locator("netvexa-chat").count()).toBe(0);
    await phone.page.context().close();
  });

  it("wait for the visitor's consent where that is wished, and go on with it", async () => {
    await shows("array( 'consent' => 'functional' )");
    const { page } = await openPage(browser, DESKTOP);
    const talked: string[] = [];
    page.on("request", (request) => talked.push(new URL(request.url()).origin));
    await page.goto(`${site()}/hello-world/`, { waitUntil: "networkidle" });
    expect(await page.locator("netvexa-chat").count()).toBe(0);
    expect([...new Set(talked)]).toEqual([site()]);
    await page.evaluate(() => {
      const detail = { functional: "allow" };
      document.dispatchEvent(new CustomEvent("wp_listen_for_consent_change", { detail }));
    });
    await page.getByRole("button", { name: "Chat", exact: true }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
    expect((await connected.wordpress.log()).split("\n").filter((line) => /plugins\/netvexa/.test(line))).toEqual([]);
  });
});
