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
		add_action( 'wp_initialize_site', array( __CLASS__, 'begin_site' ), 20 );
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
	 * A new site begins as the network wants; it is not connected by that.
	 *
	 * @param \WP_Site $site The site.
	 */
	public static function begin_site( $site ): void {
		$network = Network_Settings::read();
		if ( ! $network['everywhere'] && '' === $network['accent'] ) {
			return;
		}
		switch_to_blog( (int) $site->blog_id );
		$begun = array(
			'everywhere' => $network['everywhere'],
			'accent'     => $network['accent'],
			'post_types' => Settings::shareable_types(),
		);
		add_option( Settings::OPTION, Settings::sanitise( $begun ) );
		restore_current_blog();
	}

	/**
	 * Nothing runs any more; the connection stays for when the plugin is activated again.
	 *
	 * @param bool $network_wide Whether on every site.
	 */
	public static function deactivate( $network_wide ): void {
		if ( ! $network_wide ) {
			Worker::unschedule();
			Orders::unschedule();
			return;
		}
		self::on_every_site( array( Worker::class, 'unschedule' ) );
		self::on_every_site( array( Orders::class, 'unschedule' ) );
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
