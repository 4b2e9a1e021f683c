<?php
/**
 * The shortcode.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** `[netvexa_chat]`, with the block's attributes: `[netvexa_chat layout="inline" suggestions="Do you ship abroad?|…"]`. */
final class Shortcode {
	public const TAG = 'netvexa_chat';

	/** Hooks it. */
	public static function register(): void {
		add_shortcode( self::TAG, array( __CLASS__, 'render' ) );
	}

	/**
	 * The chat.
	 *
	 * @param array<string, string>|string $attributes As written.
	 */
	public static function render( $attributes ): string {
		return Chat_Renderer::render( is_array( $attributes ) ? $attributes : array() );
	}
}
