<?php
/**
 * Making and ending the connection.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Checks what was pasted before anything is kept. */
final class Connector {
	/**
	 * Connects the site: the key is tried, the storefront compared, this site's origin allowed where the key may do so,
	 * and a source for this site's documents found or made. Nothing is kept unless all of it went well.
	 *
	 * @param string $server     Address of the server.
	 * @param string $storefront Public key.
	 * @param string $api_key    API key with `knowledge:read`, `knowledge:write` and `settings:read`.
	 * @return true|\WP_Error
	 */
	public static function connect( string $server, string $storefront, string $api_key ) {
		$backend = new Backend( $server, compact( 'api_key' ) );
		$known   = $backend->request( 'GET', '/v1/storefront' );
		if ( is_wp_error( $known ) ) {
			return $known;
		}
		if ( ( $known['publicKey'] ?? '' ) !== $storefront ) {
			return new \WP_Error( 'netvexa_other_storefront', '', array( 'status' => 0 ) );
		}
		self::allow_origin( $backend, $known );
		$source = self::find_source( $backend );
		if ( is_wp_error( $source ) ) {
			return $source;
		}
		self::keep( compact( 'server', 'storefront' ), array( 'api_key' => $api_key, 'source_id' => $source ) );
		return true;
	}

	/**
	 * Goes on with the secret that connecting gave this site: finds or makes the source, and has the server prove the
	 * site's address. A server that cannot reach this site can still be sent to, so that is a problem for the panel.
	 *
	 * @param string                $server     Address of the server.
	 * @param string                $storefront Public key.
	 * @param array<string, string> $credential `site_key`, `secret`, `url`.
	 * @return true|\WP_Error
	 */
	public static function keep_signed( string $server, string $storefront, array $credential ) {
		$source = self::find_source( new Backend( $server, $credential ) );
		if ( is_wp_error( $source ) ) {
			return $source;
		}
		self::keep( compact( 'server', 'storefront' ), $credential + array( 'source_id' => $source ) );
		self::prove();
		return true;
	}

	/** Has the server call this site, which lets the site's visitors in; what is wrong is for the panel to say. */
	public static function prove(): void {
		if ( Connection::is_signed() ) {
			$answer = Backend::connected()->request( 'POST', '/v1/site/proof', array( 'body' => new \stdClass(), 'timeout' => 20 ) );
			Journal::prove( is_wp_error( $answer ) ? (string) $answer->get_error_code() : (string) ( $answer['problem'] ?? '' ) );
		}
	}

	/**
	 * Keeps a connection.
	 *
	 * @param array{server: string, storefront: string} $site   What pages need.
	 * @param array<string, string>                     $secret What stays on the server side.
	 */
	private static function keep( array $site, array $secret ): void {
		Queue::create_table();
		Connection::keep( $site, $secret );
		Journal::clear();
	}

	/**
	 * Ends the connection.
	 *
	 * @param bool $delete_remote Whether what was sent is deleted on the server.
	 * @return true|\WP_Error What went wrong on the server; here everything is forgotten in any case.
	 */
	public static function disconnect( bool $delete_remote ) {
		$answer = true;
		if ( $delete_remote && Connection::can_push() ) {
			$answer = Backend::connected()->request( 'DELETE', '/v1/sources/' . rawurlencode( Connection::secret()['source_id'] ), array( 'timeout' => 5 ) );
		}
		// A copy of the site has the same secret, and is not to end the original's connection.
		if ( Connection::is_signed() && ! Connection::is_copy() ) {
			$left   = Backend::connected()->request( 'DELETE', '/v1/site', array( 'timeout' => 5 ) );
			$answer = is_wp_error( $answer ) ? $answer : $left;
		}
		self::forget();
		return is_wp_error( $answer ) ? $answer : true;
	}

	/** Forgets the connection, and everything that only it needed. */
	public static function forget(): void {
		Worker::unschedule();
		Orders::unschedule();
		Queue::drop_table();
		Journal::clear();
		Connection::forget();
	}

	/** Scheme, host and port of this site, as browsers send it. */
	public static function origin(): string {
		$parts = wp_parse_url( home_url() );
		$port  = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
		return strtolower( ( $parts['scheme'] ?? 'https' ) . '://' . ( $parts['host'] ?? '' ) . $port );
	}

	/**
	 * Lets browsers on this site talk to the server, where the key may say so; else the health panel tells what to do.
	 *
	 * @param Backend              $backend The server.
	 * @param array<string, mixed> $known   The storefront.
	 */
	private static function allow_origin( Backend $backend, array $known ): void {
		$allowed = isset( $known['allowedOrigins'] ) && is_array( $known['allowedOrigins'] ) ? $known['allowedOrigins'] : array();
		if ( ! in_array( self::origin(), $allowed, true ) ) {
			$backend->request( 'PATCH', '/v1/storefront', array( 'body' => array( 'allowedOrigins' => array_merge( $allowed, array( self::origin() ) ) ) ) );
		}
	}

	/**
	 * The id of the source for this site's documents, which a site that connects again goes on with.
	 *
	 * @param Backend $backend The server.
	 * @return string|\WP_Error
	 */
	private static function find_source( Backend $backend ) {
		$name   = 'WordPress ' . untrailingslashit( home_url() );
		$answer = $backend->request( 'GET', '/v1/sources?limit=200' );
		if ( is_wp_error( $answer ) ) {
			return $answer;
		}
		foreach ( is_array( $answer['sources'] ?? null ) ? $answer['sources'] : array() as $source ) {
			if ( 'push' === ( $source['kind'] ?? '' ) && ( $source['name'] ?? '' ) === $name ) {
				return (string) $source['id'];
			}
		}
		$made = $backend->request( 'POST', '/v1/sources', array( 'body' => array( 'kind' => 'push', 'name' => $name ) ) );
		return is_wp_error( $made ) ? $made : (string) ( $made['id'] ?? '' );
	}
}
