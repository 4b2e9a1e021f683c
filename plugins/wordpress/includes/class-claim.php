<?php
/**
 * What this site vouches for.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Statements about a customer or an order that a browser may carry to the server, signed and good for five minutes. */
final class Claim {
	private const SECONDS = 300;

	/**
	 * A signed statement; empty where the site has no secret, having been connected with keys.
	 *
	 * @param array<string, mixed> $facts What is said.
	 */
	public static function sign( array $facts ): string {
		$known = Connection::secret();
		if ( '' === $known['site_key'] || Connection::is_copy() ) {
			return '';
		}
		$facts  += array(
			'site'  => $known['site_key'],
			'until' => time() + self::SECONDS,
		);
		$payload = rtrim( strtr( base64_encode( (string) wp_json_encode( $facts ) ), '+/', '-_' ), '=' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- for an address and a header.
		return $payload . '.' . Signature::of_claim( $known['secret'], $payload );
	}
}
