<?php
/**
 * The widget that the plugin brings along.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/**
 * Its files, and whether the server speaks its language. Servers speak every protocol from their oldest to their current
 * one; the build sees to it that the number here is that of the widget in `dist/widget`.
 */
final class Widget_Files {
	public const PROTOCOL = 1;

	/** Address of the folder, with a slash at its end. */
	public static function folder(): string {
		return plugins_url( 'dist/widget/', NETVEXA_CHAT_FILE );
	}

	/**
	 * What does not fit, as a problem's code; empty when widget and server fit.
	 *
	 * @param array<string, mixed> $spoken `oldest` and `current`; a server that says nothing speaks the first one.
	 */
	public static function misfit( array $spoken ): string {
		if ( self::PROTOCOL > (int) ( $spoken['current'] ?? 1 ) ) {
			return 'netvexa_server_old';
		}
		return self::PROTOCOL < (int) ( $spoken['oldest'] ?? 1 ) ? 'netvexa_plugin_old' : '';
	}
}
