<?php
/**
 * Colours as the widget takes them.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Six hexadecimal digits, or nothing. */
final class Colour {
	/**
	 * `#ABC` and `#aabbcc` become `#aabbcc`; anything else becomes an empty string.
	 *
	 * @param mixed $colour What was given.
	 */
	public static function sanitise( $colour ): string {
		$colour = is_string( $colour ) ? strtolower( (string) sanitize_hex_color( trim( $colour ) ) ) : '';
		return 4 === strlen( $colour ) ? '#' . $colour[1] . $colour[1] . $colour[2] . $colour[2] . $colour[3] . $colour[3] : $colour;
	}
}
