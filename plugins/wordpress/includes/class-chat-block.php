<?php
/**
 * The block.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** `netvexa/chat`, described by its `block.json`. */
final class Chat_Block {
	/** Hooks it, and the renderer that it shares. */
	public static function register(): void {
		Chat_Renderer::register();
		add_action( 'init', array( __CLASS__, 'register_type' ) );
	}

	/** Registers the block where it was built; a copy of the source without its build still has the shortcode. */
	public static function register_type(): void {
		$folder = dirname( NETVEXA_CHAT_FILE ) . '/dist/chat';
		if ( ! file_exists( $folder . '/block.json' ) ) {
			return;
		}
		$type = register_block_type( $folder );
		if ( $type ) {
			Languages::add_to( 'netvexa-chat-editor-script' );
		}
	}
}
