<?php
/**
 * Networks of sites.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Each site of a network has its own connection; a site that is deleted takes its table along. */
final class Network {
	/** Hooks it, and the end of the plugin's use. */
	public static function register(): void {
		add_filter( 'wpmu_drop_tables', array( __CLASS__, 'add_table' ) );
		register_deactivation_hook( NETVEXA_CHAT_FILE, array( __CLASS__, 'deactivate' ) );
	}

	/**
	 * Our table among those that go with a site.
	 *
	 * @param string[] $tables Tables.
	 * @return string[]
	 */
	public static function add_table( array $tables ): array {
		$tables[] = Queue::table();
		return $tables;
	}

	/**
	 * Nothing runs any more; the connection stays for when the plugin is activated again.
	 *
	 * @param bool $network_wide Whether on every site.
	 */
	public static function deactivate( $network_wide ): void {
		if ( ! $network_wide ) {
			Worker::unschedule();
			return;
		}
		self::on_every_site( array( Worker::class, 'unschedule' ) );
	}

	/**
	 * Does something on every site of the network, or on the one site that there is.
	 *
	 * @param callable $work What to do.
	 */
	public static function on_every_site( callable $work ): void {
		if ( ! is_multisite() ) {
			$work();
			return;
		}
		foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $id ) {
			switch_to_blog( $id );
			$work();
			restore_current_blog();
		}
	}
}
