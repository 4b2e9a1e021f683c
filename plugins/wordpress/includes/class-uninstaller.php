<?php
/**
 * The end.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Leaves nothing behind: neither here nor, as far as the server can be reached, there. */
final class Uninstaller {
	/** Everything of the current site. */
	public static function clean_site(): void {
		global $wpdb;
		Connector::disconnect( true );
		delete_option( Settings::OPTION );
		// Notices carry their reader's id in the name, so they are found by their beginning.
		foreach ( array( '_transient_netvexa_chat_', '_transient_timeout_netvexa_chat_' ) as $beginning ) {
			$names = $wpdb->get_col( $wpdb->prepare( 'SELECT option_name FROM %i WHERE option_name LIKE %s', $wpdb->options, $wpdb->esc_like( $beginning ) . '%' ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- there is no function that lists transients.
			array_map( 'delete_option', $names );
		}
	}
}
