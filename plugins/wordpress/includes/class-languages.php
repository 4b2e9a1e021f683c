<?php
/**
 * Translations.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Those that the plugin brings along; WordPress prefers its own where it has some. */
final class Languages {
	/** Says where they are. */
	public static function register(): void {
		add_action( 'init', array( __CLASS__, 'load' ), 1 );
	}

	/** The texts of PHP. */
	public static function load(): void {
		load_plugin_textdomain( 'netvexa-chat', false, dirname( plugin_basename( NETVEXA_CHAT_FILE ) ) . '/dist/languages' );
	}

	/**
	 * The texts of a script.
	 *
	 * @param string $handle The script.
	 */
	public static function add_to( string $handle ): void {
		wp_set_script_translations( $handle, 'netvexa-chat', dirname( NETVEXA_CHAT_FILE ) . '/dist/languages' );
	}
}
