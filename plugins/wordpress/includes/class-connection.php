<?php
/**
 * Which server and storefront this site belongs to.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/**
 * Two options: what every page needs (server and public key), and what never leaves the server side (the API key),
 * which is not loaded with every request.
 */
final class Connection {
	public const SITE   = 'netvexa_chat_site';
	public const SECRET = 'netvexa_chat_secret';

	/**
	 * Server address without a slash at its end, and public key; empty while not connected.
	 *
	 * @return array{server: string, storefront: string}
	 */
	public static function site(): array {
		$stored = get_option( self::SITE );
		$stored = is_array( $stored ) ? $stored : array();
		return array(
			'server'     => isset( $stored['server'] ) ? (string) $stored['server'] : '',
			'storefront' => isset( $stored['storefront'] ) ? (string) $stored['storefront'] : '',
		);
	}

	/**
	 * The API key, and the source on the server that this site's documents go to.
	 *
	 * @return array{api_key: string, source_id: string}
	 */
	public static function secret(): array {
		$stored = get_option( self::SECRET );
		$stored = is_array( $stored ) ? $stored : array();
		return array(
			'api_key'   => isset( $stored['api_key'] ) ? (string) $stored['api_key'] : '',
			'source_id' => isset( $stored['source_id'] ) ? (string) $stored['source_id'] : '',
		);
	}

	/** Whether visitors can be shown the chat. */
	public static function is_made(): bool {
		$site = self::site();
		return '' !== $site['server'] && '' !== $site['storefront'];
	}

	/** Whether documents may be sent. */
	public static function can_push(): bool {
		return self::is_made() && '' !== self::secret()['source_id'];
	}

	/**
	 * Keeps a connection that was checked.
	 *
	 * @param array{server: string, storefront: string} $site   What pages need.
	 * @param array{api_key: string, source_id: string} $secret What stays on the server side.
	 */
	public static function keep( array $site, array $secret ): void {
		update_option( self::SITE, $site, true );
		update_option( self::SECRET, $secret, false );
	}

	/** Forgets it. */
	public static function forget(): void {
		delete_option( self::SITE );
		delete_option( self::SECRET );
	}
}
