<?php
/**
 * The launcher on every page.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Site-wide mode. */
final class Site_Wide {
	/** Hooks it. */
	public static function register(): void {
		add_action( 'wp_enqueue_scripts', array( __CLASS__, 'enqueue' ) );
	}

	/** Puts the launcher into the page, where the owner wants it. */
	public static function enqueue(): void {
		$settings = Settings::read();
		/**
		 * Whether the site-wide launcher is shown on this page.
		 *
		 * @param bool $show Whether it is.
		 */
		if ( Connection::is_made() && apply_filters( 'netvexa_chat_show', Rules::allow( $settings ) ) ) {
			Chat_Renderer::enqueue( '', '' );
		}
	}
}
