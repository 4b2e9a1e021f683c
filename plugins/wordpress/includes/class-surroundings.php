<?php
/**
 * What is wrong around the connection.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** What can be seen without asking anybody: copies of a site, and connections that others can read along. */
final class Surroundings {
	/**
	 * Problems in words that say what to do.
	 *
	 * @return string[]
	 */
	public static function problems(): array {
		$codes = array();
		if ( Connection::is_copy() ) {
			$codes[] = 'netvexa_copy';
		}
		if ( self::is_open( Connection::site()['server'] ) ) {
			$codes[] = 'netvexa_server_http';
		}
		if ( self::is_open( home_url() ) ) {
			$codes[] = 'netvexa_site_http';
		}
		return array_map( static fn( string $code ) => Remedies::describe( $code, '' ), $codes );
	}

	/**
	 * Whether an address is plain http to another machine.
	 *
	 * @param string $url Address.
	 */
	private static function is_open( string $url ): bool {
		$host = (string) wp_parse_url( $url, PHP_URL_HOST );
		return 'http' === wp_parse_url( $url, PHP_URL_SCHEME ) && ! in_array( $host, array( 'localhost', '127.0.0.1', '[::1]' ), true ) && '.localhost' !== substr( $host, -10 );
	}
}
