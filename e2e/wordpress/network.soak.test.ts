import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startRecorder, type Recorder } from "./start-recorder.ts";
import { hasWordpress, startWordpress, type RunningWordpress } from "./start-wordpress.ts";

const SOURCE = "0198a000-0000-7000-8000-000000000001";

let network: RunningWordpress;
let server: Recorder;
beforeAll(async () => {
  if (!hasWordpress) return;
  [network, server] = await Promise.all([startWordpress({ isNetwork: true }), startRecorder()]);
  await network.run(`
    wpmu_create_blog( DOMAIN_CURRENT_SITE, '/second/', 'Second', 1 );
    return activate_plugin( 'netvexa-chat/netvexa-chat.php', '', true );`);
});
afterAll(async () => {
  await network?.stop();
  await server?.stop();
});

const connect = (site: string, storefront: string) =>
  network.run(
    `Netvexa\\Chat\\Queue::create_table();
    Netvexa\\Chat\\Connection::keep(
      array( 'server' => '${server.url}', 'storefront' => '${storefront}' ),
      array( 'api_key' => 'nvx_of_a_test', 'source_id' => '${SOURCE}' ) );
    Netvexa\\Chat\\Worker::start_full_sync();
    return get_bloginfo( 'name' );`,
    site,
  );

describe.skipIf(!hasWordpress)("[B4] a network of sites", () => {
  it("gives each site a connection of its own", async () => {
    expect(await connect("/second", "pk_second")).toBe("Second");
    const state =
      "return array( Netvexa\\Chat\\Connection::site()['storefront'], Netvexa\\Chat\\Connection::can_push() );";
    expect(await network.run(state)).toEqual(["", false]);
    expect(await network.run(state, "/second")).toEqual(["pk_second", true]);
    expect(await network.run("return Netvexa\\Chat\\Connector::origin();", "/second")).toBe(network.url);
  });

  it("has one server for all of its sites where that is locked, and none that is connected by it", async () => {
    const decide = (fields: string) =>
      network.run(
        `return update_site_option( 'netvexa_chat_network', Netvexa\\Chat\\Network_Settings::sanitise( ${fields} ) );`,
      );
    const allowed = "return Netvexa\\Chat\\Network_Settings::allowed_server( 'https://elsewhere.example' );";
    await decide("array( 'server' => 'https://chat.network.example/' )");
    expect(await network.run(allowed, "/second")).toBe("https://elsewhere.example");
    await decide("array( 'locked' => 1 )");
    expect(await network.run(allowed, "/second")).toBe("https://elsewhere.example");
    await decide(
      "array( 'server' => 'https://chat.network.example/', 'locked' => 1, 'everywhere' => 1, 'accent' => '#123456' )",
    );
    expect(await network.run(allowed, "/second")).toBe("https://chat.network.example");
    const page = await network.run("ob_start(); Netvexa\\Chat\\Settings_Page::show(); return ob_get_clean();", "");
    expect(page).toContain('value="https://chat.network.example"');
    expect(page).not.toContain("Connect with keys");
  });

  it("has new sites begin as the network wants, each unconnected", async () => {
    await network.run("return wpmu_create_blog( DOMAIN_CURRENT_SITE, '/third/', 'Third', 1 );");
    const state = "return array( Netvexa\\Chat\\Settings::read(), Netvexa\\Chat\\Connection::is_made() );";
    expect(await network.run(state, "/third")).toEqual([
      expect.objectContaining({ everywhere: true, accent: "#123456", post_types: ["post", "page"] }),
      false,
    ]);
    expect(await network.run(state, "/second")).toEqual([expect.objectContaining({ accent: "" }), true]);
  });

  it("[B4] lets nobody but the network's administrator decide for it", async () => {
    const refused = await network.run(`
      $user = wp_create_user( 'sitead', 'password', 'sitead@example.com' );
      add_user_to_blog( 1, $user, 'administrator' );
      wp_set_current_user( $user );
      add_filter( 'wp_die_handler', fn() => function ( $message, $title, $arguments ) { throw new Exception( 'refused ' . $arguments['response'] ); } );
      try { Netvexa\\Chat\\Network_Page::save(); } catch ( Exception $error ) { return $error->getMessage(); }`);
    expect(refused).toBe("refused 403");
  });

  it("leaves nothing on any site when the plugin is deleted, and has each site's documents deleted", async () => {
    await connect("", "pk_first");
    const left = `
      global $wpdb;
      $found = array();
      foreach ( get_sites( array( 'fields' => 'ids' ) ) as $id ) {
        switch_to_blog( $id );
        $found[] = $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%netvexa%'" );
        $found[] = preg_grep( '/netvexa/', array_merge( ...array_map( 'array_keys', array_filter( _get_cron_array(), 'is_array' ) ) ) );
        restore_current_blog();
      }
      return array( array_merge( ...$found ), $wpdb->get_col( "SHOW TABLES LIKE '%netvexa%'" ) );`;
    const before = (await network.run(left)) as [string[], string[]];
    expect(before[0].length).toBeGreaterThan(4);
    expect(before[1]).toHaveLength(2);
    expect(await network.run("return is_array( get_site_option( 'netvexa_chat_network' ) );")).toBe(true);
    await network.run("deactivate_plugins( 'netvexa-chat/netvexa-chat.php', false, true ); return true;");
    expect(await network.run("return delete_plugins( array( 'netvexa-chat/netvexa-chat.php' ) );")).toBe(true);
    expect(await network.run(left)).toEqual([[], []]);
    expect(await network.run("return get_site_option( 'netvexa_chat_network' );")).toBe(false);
    const deletions = server.requests.filter(({ method }) => method === "DELETE");
    expect(deletions.map(({ path }) => path)).toEqual([`/v1/sources/${SOURCE}`, `/v1/sources/${SOURCE}`]);
    expect((await network.log()).split("\n").filter((line) => /plugins\/netvexa/.test(line))).toEqual([]);
  });
});
