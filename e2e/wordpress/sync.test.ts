import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startInstallation, type RunningInstallation } from "../start-installation.ts";
import { connectSite } from "./connect-site.ts";
import { openStorefront, type Storefront } from "./open-storefront.ts";
import { startRecorder } from "./start-recorder.ts";
import { hasWordpress, startWordpress, type RunningWordpress } from "./start-wordpress.ts";
import { visit } from "./visit.ts";

const STUBS = fileURLToPath(new URL("site/woocommerce-stubs.php", import.meta.url));
const PLUGIN = "netvexa-chat/netvexa-chat.php";

let installation: RunningInstallation;
let wordpress: RunningWordpress;
let storefront: Storefront;
beforeAll(async () => {
  if (!hasWordpress) return;
  [installation, wordpress] = await Promise.all([startInstallation({ NETVEXA_DEMO: "false" }), startWordpress()]);
  await wordpress.run(`return activate_plugin( '${PLUGIN}' );`);
});
afterAll(async () => {
  await wordpress?.stop();
  await installation?.stop();
});

/** Makes a post and returns its id. */
async function insertPost(fields: Record<string, unknown>): Promise<number> {
  const post = { post_status: "publish", post_type: "post", ...fields };
  return Number(
    await wordpress.run(`return wp_insert_post( json_decode( '${escapePhp(JSON.stringify(post))}', true ) );`),
  );
}

/** Backslashes are taken off twice: by PHP's quotes, and by WordPress, which expects them doubled. */
function escapePhp(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
}

async function titles(): Promise<string[]> {
  return [...(await storefront.documents()).values()].map(({ title }) => title).toSorted();
}

const waiting = () => wordpress.run("return Netvexa\\Chat\\Queue::count();");

/** Waits until WP-Cron, which page views keep going, has sent everything. */
async function untilSent(check: () => Promise<void> = async () => undefined): Promise<void> {
  const look = async () => {
    await visit(`${wordpress.url}/wp-cron.php`);
    expect(await waiting()).toBe(0);
    await check();
  };
  await vi.waitFor(look, { timeout: 60_000, interval: 500 });
}

describe.skipIf(!hasWordpress)("[B7] the first full sync", () => {
  beforeAll(async () => {
    storefront = await openStorefront(installation);
    await insertPost({ post_title: "Opening hours", post_content: "<p>The shop opens at 9:30 on weekdays.</p>" });
    await insertPost({
      post_title: "About us",
      post_type: "page",
      post_content: "<p>Harbour Books began in 1987.</p>",
    });
    await insertPost({ post_title: "A draft", post_status: "draft" });
    await insertPost({
      post_title: "For staff",
      post_status: "private",
      post_content: "<p>The safe is in the attic.</p>",
    });
    await insertPost({
      post_title: "Behind a password",
      post_password: "sesame",
      post_content: "<p>Secret stairs.</p>",
    });
    const hidden = await insertPost({ post_title: "Kept from search engines", post_content: "<p>An old page.</p>" });
    await wordpress.run(`return update_post_meta( ${hidden}, '_yoast_wpseo_meta-robots-noindex', '1' );`);
    expect(await connectSite(wordpress, storefront)).toBe(true);
    await untilSent();
  });

  it("sends what is public, and nothing that is private, protected, unfinished or kept from search engines", async () => {
    expect(await titles()).toEqual(["About us", "Hello world!", "Opening hours", "Sample Page"]);
  });

  it("lets the site's visitors talk to the server", async () => {
    expect(await storefront.call("GET", "/v1/storefront")).toMatchObject({ allowedOrigins: [wordpress.url] });
  });

  it("goes on with its source when the site connects again, so that nothing is there twice", async () => {
    expect(await connectSite(wordpress, storefront)).toBe(true);
    await untilSent();
    expect(await titles()).toHaveLength(4);
  });
});

describe.skipIf(!hasWordpress)("[B7] a change", () => {
  const update = (id: number, fields: string) =>
    wordpress.run(`return wp_update_post( array( 'ID' => ${id} ) + ${fields} );`);
  const has = async (id: number) => (await storefront.documents()).has(`post:${id}`);

  it("is on the server as soon as the request that made it has ended", async () => {
    const id = await insertPost({ post_title: "Parking", post_content: "<p>Parking costs 4 euros.</p>" });
    const before = (await storefront.documents()).get(`post:${id}`);
    expect(before).toMatchObject({ title: "Parking" });
    await update(id, "array( 'post_title' => 'Parking and bicycles' )");
    const after = (await storefront.documents()).get(`post:${id}`);
    expect(after).toMatchObject({ title: "Parking and bicycles" });
    expect(after?.version).toBeGreaterThan(before?.version ?? Infinity);
  });

  it.each([
    ["made private", "array( 'post_status' => 'private' )"],
    ["made a draft again", "array( 'post_status' => 'draft' )"],
    ["put behind a password", "array( 'post_password' => 'sesame' )"],
    ["put into the bin", "array( 'post_status' => 'trash' )"],
  ])("takes a post that is %s from the server", async (_how, fields) => {
    const id = await insertPost({ post_title: "Soon gone", post_content: "<p>For now.</p>" });
    expect(await has(id)).toBe(true);
    await update(id, fields);
    expect(await has(id)).toBe(false);
  });

  it("takes a post that is deleted, or kept from search engines from now on, from the server", async () => {
    const [deleted, hidden] = [await insertPost({ post_title: "One" }), await insertPost({ post_title: "Two" })];
    expect([await has(deleted), await has(hidden)]).toEqual([true, true]);
    await wordpress.run(
      `wp_delete_post( ${deleted}, true ); return update_post_meta( ${hidden}, 'rank_math_robots', array( 'noindex' ) );`,
    );
    expect([await has(deleted), await has(hidden)]).toEqual([false, false]);
  });

  it("is read as a visitor who is not signed in sees it, and without the chat itself", async () => {
    const id = await insertPost({
      post_title: "Members",
      post_content: "<p>For all.</p>[only_members]The vault code.[/only_members][netvexa_chat layout='inline']",
    });
    const body = await wordpress.run(`
      add_shortcode( 'only_members', fn( $a, $content ) => is_user_logged_in() ? $content : '' );
      return Netvexa\\Chat\\Pushed_Item::of_post( ${id} )['content']['body'];`);
    expect(body).toContain("For all.");
    expect(body).not.toContain("vault");
    expect(body).not.toContain("netvexa");
  });
});

describe.skipIf(!hasWordpress)("[B7] a server that does not answer", () => {
  it("loses nothing: what changed waits, and is sent once the server is back", async () => {
    const recorder = await startRecorder();
    recorder.answerWith(503, { code: "unavailable", detail: "Restarting" });
    const point = (server: string) =>
      wordpress.run(`
      return update_option( 'netvexa_chat_site', array( 'server' => '${server}' ) + get_option( 'netvexa_chat_site' ) );`);
    await point(recorder.url);
    await insertPost({ post_title: "Written in the meantime" });
    expect(recorder.requests.map(({ path }) => path)).toContain("/v1/documents");
    expect(await waiting()).toBe(1);
    expect(await wordpress.run("return Netvexa\\Chat\\Health::read( false )['problems'];")).toEqual([
      expect.stringMatching(/problem of its own.*Restarting/),
    ]);
    await point(storefront.server);
    await recorder.stop();
    await wordpress.run("Netvexa\\Chat\\Queue::retry_now(); Netvexa\\Chat\\Worker::run(); return true;");
    expect(await titles()).toContain("Written in the meantime");
    expect(await wordpress.run("return Netvexa\\Chat\\Health::read( true )['problems'];")).toEqual([]);
  });
});

describe.skipIf(!hasWordpress)("[B7] PHP that is killed in the middle of a full sync", () => {
  const COUNT = 300;

  it("goes on where it was, with nothing missing and nothing twice, and no request has to come for it", async () => {
    await wordpress.run(`
      update_option( 'test_pause_per_document', 20 );
      for ( $i = 0; $i < ${COUNT}; $i++ ) {
        $GLOBALS['wpdb']->insert( $GLOBALS['wpdb']->posts, array( 'post_title' => "Chapter $i", 'post_content' => "<p>Page $i.</p>", 'post_type' => 'post', 'post_status' => 'publish', 'post_modified_gmt' => gmdate( 'Y-m-d H:i:s' ) ) );
      }
      return Netvexa\\Chat\\Worker::start_full_sync();`);
    const chapters = async () => (await titles()).filter((title) => title.startsWith("Chapter"));
    await vi.waitFor(async () => expect((await chapters()).length).toBeGreaterThan(0), {
      timeout: 30_000,
      interval: 20,
    });
    await wordpress.crash();
    expect((await chapters()).length).toBeLessThan(COUNT);
    expect(await waiting()).toBeGreaterThan(0);
    const planned = "return wp_next_scheduled( 'netvexa_chat_work' ) - time();";
    expect(await wordpress.run(planned)).toBeLessThanOrEqual(60);
    // As if that minute were over.
    await wordpress.run(`
      delete_option( 'test_pause_per_document' );
      update_option( 'netvexa_chat_lock', time() - 61 );
      wp_clear_scheduled_hook( 'netvexa_chat_work' );
      delete_transient( 'doing_cron' );
      return Netvexa\\Chat\\Worker::schedule( time() );`);
    await vi.waitFor(async () => expect(await chapters()).toHaveLength(COUNT), { timeout: 60_000, interval: 200 });
    expect(new Set(await chapters()).size).toBe(COUNT);
  });
});

describe.skipIf(!hasWordpress)("[B7] comparing both sides", () => {
  it("finds what changed behind WordPress's back, in both directions", async () => {
    const [gone, late] = [await insertPost({ post_title: "Gone" }), await insertPost({ post_title: "Late" })];
    await wordpress.run(`
      global $wpdb;
      $wpdb->delete( $wpdb->posts, array( 'ID' => ${gone} ) );
      $wpdb->update( $wpdb->posts, array( 'post_title' => 'Later', 'post_modified_gmt' => gmdate( 'Y-m-d H:i:s', time() + 5 ) ), array( 'ID' => ${late} ) );
      $wpdb->insert( $wpdb->posts, array( 'post_title' => 'Imported', 'post_type' => 'post', 'post_status' => 'publish', 'post_modified_gmt' => gmdate( 'Y-m-d H:i:s' ) ) );
      return wp_cache_flush();`);
    await wordpress.run("return Netvexa\\Chat\\Worker::reconcile();");
    await untilSent();
    const found = await titles();
    expect(found).toEqual(expect.arrayContaining(["Imported", "Later"]));
    expect(found).not.toContain("Gone");
  });
});

describe.skipIf(!hasWordpress)("[B7] the owner's choice of what to share", () => {
  it("takes what is no longer shared from the server, and brings it back", async () => {
    const share = (types: string) =>
      wordpress.run(`return update_option( 'netvexa_chat_settings', array( 'post_types' => array( ${types} ) ) );`);
    await share("'post'");
    await untilSent(async () => expect(await titles()).not.toContain("About us"));
    await share("'post', 'page'");
    await untilSent(async () => expect(await titles()).toContain("About us"));
  });

  it("takes the custom fields that the owner names, and no other, anew with every change of one", async () => {
    const id = await insertPost({ post_title: "Wool jumper", post_content: "<p>A jumper.</p>" });
    await wordpress.run(`
      update_post_meta( ${id}, 'care_instructions', 'Wash at 30 degrees.' );
      update_post_meta( ${id}, 'supplier', 'Secret Mills' );
      return update_option( 'netvexa_chat_settings', array( 'post_types' => array( 'post', 'page' ), 'fields' => "care_instructions\n_edit_lock" ) );`);
    const body = await wordpress.run(`return Netvexa\\Chat\\Pushed_Item::of_post( ${id} )['content']['body'];`);
    expect(body).toContain("<th>Care instructions</th><td>Wash at 30 degrees.</td>");
    expect(body).not.toMatch(/Secret|edit lock/i);
    await untilSent();
    const before = (await storefront.documents()).get(`post:${id}`)?.version ?? Infinity;
    await wordpress.run(`return update_post_meta( ${id}, 'care_instructions', 'Wash by hand.' );`);
    expect((await storefront.documents()).get(`post:${id}`)?.version).toBeGreaterThan(before);
    await wordpress.run(
      "return update_option( 'netvexa_chat_settings', array( 'post_types' => array( 'post', 'page' ) ) );",
    );
    await untilSent();
  });

  it("sends a post without a title under its address", async () => {
    await insertPost({ post_title: "", post_name: "untitled", post_content: "<p>Nameless.</p>" });
    expect(await titles()).toContain(`${wordpress.url}/untitled/`);
  });
});

describe.skipIf(!hasWordpress)("[B7] a product", () => {
  it("comes with variations, prices as the shop shows them, and stock where it is managed", async () => {
    await wordpress.run(`
      require '${STUBS}';
      // Everything is shared again; no other request knows products, so none may be set off by a changed setting.
      delete_option( 'netvexa_chat_settings' );
      $GLOBALS['test_tax'] = 1.19;
      $id = wp_insert_post( array( 'post_type' => 'product', 'post_status' => 'publish', 'post_title' => 'Harbour Lamp', 'post_content' => 'A lamp of brass.' ) );
      $GLOBALS['test_products'] = array(
        $id => array( 'name' => 'Harbour Lamp', 'children' => array( 9001, 9002 ), 'weight' => '1.2' ),
        9001 => array( 'name' => 'Harbour Lamp – Brass', 'sku' => 'LAMP-B', 'price' => '100', 'regular_price' => '120', 'stock' => 7, 'attributes' => array( 'colour' => 'Brass' ), 'parent' => $id ),
        9002 => array( 'name' => 'Harbour Lamp – Black', 'sku' => 'LAMP-K', 'price' => '90', 'stock_status' => 'outofstock', 'attributes' => array( 'colour' => 'Black' ), 'parent' => $id ),
      );
      return $id;`);
    const lamp = [...(await storefront.documents()).values()].find(({ title }) => title === "Harbour Lamp");
    expect(await storefront.call("GET", `/v1/documents/${lamp?.number}`)).toMatchObject({
      kind: "product",
      offers: [
        {
          sku: "LAMP-B",
          price: { minor: 11_900, currency: "EUR" },
          compareAtMinor: 14_280,
          stock: 7,
          availability: "in_stock",
          options: [{ name: "Colour", value: "Brass" }],
        },
        {
          sku: "LAMP-K",
          price: { minor: 10_710, currency: "EUR" },
          compareAtMinor: null,
          stock: null,
          availability: "out_of_stock",
        },
      ],
    });
  });

  it("counts each currency in its own minor unit", async () => {
    const code =
      "return array_map( 'Netvexa\\\\Chat\\\\Money::minor', array( 500, 39.9, 1.234 ), array( 'JPY', 'EUR', 'KWD' ) );";
    expect(await wordpress.run(code)).toEqual([500, 3990, 1234]);
  });
});
