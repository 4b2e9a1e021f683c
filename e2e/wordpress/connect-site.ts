import type { Storefront } from "./open-storefront.ts";
import type { RunningWordpress } from "./start-wordpress.ts";

/** Connects the way the settings page does, without its form. Returns the problem's code, or true. */
export function connectSite(wordpress: RunningWordpress, storefront: Storefront): Promise<unknown> {
  const { server, publicKey, apiKey } = storefront;
  return wordpress.run(`
    $done = Netvexa\\Chat\\Connector::connect( '${server}', '${publicKey}', '${apiKey}' );
    if ( is_wp_error( $done ) ) return $done->get_error_code();
    Netvexa\\Chat\\Worker::start_full_sync();
    return true;`);
}
