<?php
/**
 * What a block or shortcode may say about the chat.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Attributes of the block and of the shortcode, which are the same. */
final class Chat_Attributes {
	/**
	 * Keeps what is well-formed.
	 *
	 * @param array<string, mixed> $given As written. The shortcode separates suggestions by `|`.
	 * @return array{layout: string, greeting: string, suggestions: string[], accent: string, position: string, height: int}
	 */
	public static function sanitise( array $given ): array {
		$suggestions = $given['suggestions'] ?? array();
		$suggestions = is_array( $suggestions ) ? $suggestions : explode( '|', (string) $suggestions );
		$suggestions = array_map( static fn( $one ) => mb_substr( sanitize_text_field( (string) $one ), 0, 200 ), array_filter( $suggestions, 'is_scalar' ) );
		$position    = (string) ( $given['position'] ?? '' );
		$height      = (int) ( $given['height'] ?? 0 );
		return array(
			'layout'      => 'inline' === ( $given['layout'] ?? '' ) ? 'inline' : 'launcher',
			'greeting'    => mb_substr( sanitize_textarea_field( (string) ( $given['greeting'] ?? '' ) ), 0, 500 ),
			'suggestions' => array_slice( array_values( array_filter( $suggestions, 'strlen' ) ), 0, 4 ),
			'accent'      => Colour::sanitise( $given['accent'] ?? '' ),
			'position'    => in_array( $position, array( 'start', 'end' ), true ) ? $position : '',
			'height'      => $height > 0 ? min( 1200, max( 320, $height ) ) : 560,
		);
	}
}
