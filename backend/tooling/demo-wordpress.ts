import { loadDemoStore, renderDemoPage } from "#features/demo-store";
import { startServices } from "./services/start-services.ts";

/**
 * A real WordPress with the plugin, connected to a server of its own and filled with the demo store's pages and products,
 * until it is interrupted. Nothing of it stays.
 */
const services = await startServices(["wordpress"]);
if (!("TEST_WORDPRESS_DIR" in services.env)) {
  process.stderr.write("There is no WordPress to be had here: the package sources name no Debian mirror with it.\n");
  process.exit(1);
}
Object.assign(process.env, services.env);
// It reads where WordPress is when it is loaded.
const { startConnected } = await import("../../e2e/wordpress/start-connected.ts");
const { wordpress, installation, stop } = await startConnected();
const count = await fillSite();
process.stdout.write(`
  The site          ${wordpress.url}/               ${count} pages and products, with the chat
  Its settings      ${wordpress.url}/wp-admin/options-general.php?page=netvexa-chat
                    user admin, password "password"
  The server        ${installation.apiUrl}/app
                    owner@harbour.example, password "seven wet boots by the lake"

Stop with Ctrl+C.
`);
const keepAlive = setInterval(() => undefined, 60_000);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    clearInterval(keepAlive);
    void stop().then(() => services.stop());
  });
}

/** What the demo store's pages say, as WordPress pages; products too, since WooCommerce is in no package source. */
async function fillSite(): Promise<number> {
  const publicUrl = "http://demo.localhost";
  const store = loadDemoStore(publicUrl);
  const view = { store, basePath: "", widgetTag: "", publicUrl };
  const posts = store.documents
    .filter(({ language }) => language === "en")
    .map(({ title, url }) => {
      const page = renderDemoPage(new URL(url ?? publicUrl).pathname.slice("/demo".length), view);
      const [, main = ""] = /<main[^>]*>(.*)<\/main>/s.exec(page.body) ?? [];
      return { post_type: "page", post_status: "publish", post_title: title, post_content: main };
    });
  for (let at = 0; at < posts.length; at += 40) {
    const batch = Buffer.from(JSON.stringify(posts.slice(at, at + 40))).toString("base64");
    await wordpress.run(
      `foreach ( json_decode( base64_decode( '${batch}' ), true ) as $post ) wp_insert_post( wp_slash( $post ) ); return true;`,
    );
  }
  await wordpress.run(`
    update_option( 'netvexa_chat_settings', array( 'everywhere' => 1, 'post_types' => array( 'post', 'page' ) ) );
    return Netvexa\\Chat\\Worker::start_full_sync();`);
  return posts.length;
}
