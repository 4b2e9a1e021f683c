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
	 * What this site proves itself with (an API key that was pasted, or the key and secret that connecting gave it), the
	 * address that it had then, and the source on the server that its documents go to.
	 *
	 * @return array{api_key: string, site_key: string, secret: string, url: string, source_id: string}
	 */
	public static function secret(): array {
		$stored = get_option( self::SECRET );
		$stored = is_array( $stored ) ? $stored : array();
		$secret = array();
		foreach ( array( 'api_key', 'site_key', 'secret', 'url', 'source_id' ) as $field ) {
			$secret[ $field ] = isset( $stored[ $field ] ) ? (string) $stored[ $field ] : '';
		}
		return $secret;
	}

	/** Whether visitors can be shown the chat. */
	public static function is_made(): bool {
		$site = self::site();
		return '' !== $site['server'] && '' !== $site['storefront'];
	}

	/** Whether documents may be sent. */
	public static function can_push(): bool {
		return self::is_made() && '' !== self::secret()['source_id'] && ! self::is_copy();
	}

	/** Whether the site signs what it sends, having connected itself. */
	public static function is_signed(): bool {
		return '' !== self::secret()['site_key'];
	}

	/**
	 * Whether this is a copy of the site that was connected, such as one for trying things out: it must not change what
	 * the original has on the server.
	 */
	public static function is_copy(): bool {
		$url = self::secret()['url'];
		return '' !== $url && self::url() !== $url;
	}

	/** This site's address, as it is connected. */
	public static function url(): string {
		return trailingslashit( home_url() );
	}

	/**
	 * Keeps a connection that was checked.
	 *
	 * @param array{server: string, storefront: string} $site   What pages need.
	 * @param array<string, string>                     $secret What stays on the server side.
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
