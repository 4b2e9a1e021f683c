<?php
/**
 * What a network decides for its sites.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** The server that sites connect to, whether they may choose another one, and how new sites begin. */
final class Network_Settings {
	public const OPTION = 'netvexa_chat_network';

	/**
	 * The network's settings; without a network nothing is decided.
	 *
	 * @return array{server: string, locked: bool, everywhere: bool, accent: string}
	 */
	public static function read(): array {
		$stored = is_multisite() ? get_site_option( self::OPTION ) : array();
		return self::sanitise( is_array( $stored ) ? $stored : array() );
	}

	/**
	 * Keeps what is well-formed. A lock without a server would lock everybody out.
	 *
	 * @param array<string, mixed> $input What the form sent, or what was stored.
	 * @return array{server: string, locked: bool, everywhere: bool, accent: string}
	 */
	public static function sanitise( array $input ): array {
		$server = untrailingslashit( esc_url_raw( trim( (string) ( $input['server'] ?? '' ) ), array( 'https', 'http' ) ) );
		return array(
			'server'     => $server,
			'locked'     => '' !== $server && ! empty( $input['locked'] ),
			'everywhere' => ! empty( $input['everywhere'] ),
			'accent'     => Colour::sanitise( $input['accent'] ?? '' ),
		);
	}

	/**
	 * The server that a site may connect to: what it chose, or the network's where that is locked.
	 *
	 * @param string $chosen What the site's owner entered.
	 */
	public static function allowed_server( string $chosen ): string {
		$network = self::read();
		return $network['locked'] ? $network['server'] : $chosen;
	}
}
