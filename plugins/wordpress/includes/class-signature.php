<?php
/**
 * Signatures, in both directions.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** HMAC-SHA-256 under the secret of the connection; what is signed begins with the name of its kind. */
final class Signature {
	private const WINDOW_SECONDS = 300;

	/**
	 * The header of a request: good for this method, path and body, once, and for five minutes.
	 *
	 * @param array<string, string> $credential `site_key` and `secret`.
	 * @param string[]              $target     Method and path with its query.
	 * @param string                $body       The body as it is sent.
	 */
	public static function of_request( array $credential, array $target, string $body ): string {
		$time      = (string) time();
		$nonce     = bin2hex( random_bytes( 16 ) );
		$signature = self::sign( $credential['secret'], array_merge( array( 'netvexa request' ), $target, array( $time, $nonce, hash( 'sha256', $body ) ) ) );
		return 'Netvexa-Site ' . implode( ':', array( $credential['site_key'], $time, $nonce, $signature ) );
	}

	/**
	 * Whether the server of this connection says something to this site now.
	 *
	 * @param array<string, string> $said `event`, `siteKey`, `time`, `nonce`, `signature`.
	 */
	public static function is_from_server( array $said ): bool {
		$known = Connection::secret();
		if ( '' === $known['site_key'] || abs( time() - (int) $said['time'] ) > self::WINDOW_SECONDS ) {
			return false;
		}
		$expected = self::sign( $known['secret'], array( 'netvexa ' . $said['event'], $said['siteKey'], $said['time'], $said['nonce'] ) );
		return hash_equals( $known['site_key'], $said['siteKey'] ) && hash_equals( $expected, $said['signature'] );
	}

	/**
	 * Shows the server that this site holds the secret.
	 *
	 * @param string $nonce What the server chose.
	 */
	public static function proof( string $nonce ): string {
		$known = Connection::secret();
		return self::sign( $known['secret'], array( 'netvexa proof', $known['site_key'], $nonce ) );
	}

	/**
	 * The signature of what a browser carries.
	 *
	 * @param string $secret  The secret.
	 * @param string $payload What is said.
	 */
	public static function of_claim( string $secret, string $payload ): string {
		return self::sign( $secret, array( 'netvexa claim', $payload ) );
	}

	/**
	 * The signature of lines.
	 *
	 * @param string   $secret The secret.
	 * @param string[] $lines  What is signed.
	 */
	private static function sign( string $secret, array $lines ): string {
		return hash_hmac( 'sha256', implode( "\n", $lines ), $secret );
	}
}
