<?php
/**
 * Connecting by the owner's consent on the server.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/**
 * Sends the owner's browser to the server and takes the code that it comes back with. The state belongs to one user, is
 * good once and for ten minutes, and the code is worth nothing without the verifier that never left this site (PKCE).
 */
final class Consent {
	private const SECONDS = 600;

	/**
	 * Begins; returns where the browser has to go. Nothing is sent by this.
	 *
	 * @param string $server     Address of the server.
	 * @param string $return_url Where the browser comes back to.
	 */
	public static function begin( string $server, string $return_url ): string {
		$begun = array(
			'server'   => $server,
			'state'    => bin2hex( random_bytes( 24 ) ),
			'verifier' => self::encode( random_bytes( 48 ) ),
		);
		set_transient( self::key(), $begun, self::SECONDS );
		$asked = array(
			'site'      => Connection::url(),
			'return'    => $return_url,
			'state'     => $begun['state'],
			'challenge' => self::encode( hash( 'sha256', $begun['verifier'], true ) ),
			'name'      => mb_substr( wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ), 0, 200 ),
		);
		return $server . '/connect/wordpress?' . http_build_query( $asked, '', '&', PHP_QUERY_RFC3986 );
	}

	/**
	 * Goes on with what the browser brought; whatever comes of it, the state is used up.
	 *
	 * @param string $state The state.
	 * @param string $code  The code; empty when the owner said no.
	 * @return true|\WP_Error
	 */
	public static function finish( string $state, string $code ) {
		$begun = get_transient( self::key() );
		delete_transient( self::key() );
		if ( ! is_array( $begun ) || '' === $state || ! hash_equals( $begun['state'], $state ) ) {
			return new \WP_Error( 'netvexa_state_unknown' );
		}
		if ( '' === $code ) {
			return new \WP_Error( 'netvexa_cancelled' );
		}
		$url    = Connection::url();
		$body   = array(
			'code'         => $code,
			'codeVerifier' => $begun['verifier'],
			'siteUrl'      => $url,
			'handshakeUrl' => Server_Routes::url(),
		);
		$answer = ( new Backend( $begun['server'] ) )->request( 'POST', '/v1/sites/connection', array( 'body' => $body ) );
		if ( is_wp_error( $answer ) ) {
			return $answer;
		}
		$credential = array(
			'site_key' => (string) ( $answer['siteKey'] ?? '' ),
			'secret'   => (string) ( $answer['secret'] ?? '' ),
			'url'      => $url,
		);
		return Connector::keep_signed( $begun['server'], (string) ( $answer['publicKey'] ?? '' ), $credential );
	}

	/** Where the state of the person who begins is kept. */
	private static function key(): string {
		return 'netvexa_chat_consent_' . get_current_user_id();
	}

	/**
	 * Base64 for addresses.
	 *
	 * @param string $bytes Bytes.
	 */
	private static function encode( string $bytes ): string {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- as RFC 7636 wants it.
	}
}
