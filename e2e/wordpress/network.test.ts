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

describe.skipIf(!hasWordpress)("[B5] a network of sites", () => {
  it("gives each site a connection of its own", async () => {
    expect(await connect("/second", "pk_second")).toBe("Second");
    const state =
      "return array( Netvexa\\Chat\\Connection::site()['storefront'], Netvexa\\Chat\\Connection::can_push() );";
    expect(await network.run(state)).toEqual(["", false]);
    expect(await network.run(state, "/second")).toEqual(["pk_second", true]);
    expect(await network.run("return Netvexa\\Chat\\Connector::origin();", "/second")).toBe(network.url);
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
    await network.run("deactivate_plugins( 'netvexa-chat/netvexa-chat.php', false, true ); return true;");
    expect(await network.run("return delete_plugins( array( 'netvexa-chat/netvexa-chat.php' ) );")).toBe(true);
    expect(await network.run(left)).toEqual([[], []]);
    const deletions = server.requests.filter(({ method }) => method === "DELETE");
    expect(deletions.map(({ path }) => path)).toEqual([`/v1/sources/${SOURCE}`, `/v1/sources/${SOURCE}`]);
    expect((await network.log()).split("\n").filter((line) => /plugins\/netvexa/.test(line))).toEqual([]);
  });
});
