<?php
/**
 * Time.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** The time that versions are made of. */
final class Clock {
	/** Milliseconds since 1970. */
	public static function milliseconds(): int {
		return (int) floor( microtime( true ) * 1000 );
	}
}
