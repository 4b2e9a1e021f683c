<?php
/**
 * The chat in the editor.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** A page with nothing but the real widget, as a block would show it, in which nothing can be pressed. */
final class Preview {
	private const ACTION = 'netvexa_chat_preview';

	/** Hooks the page, and tells the block's script where it is. */
	public static function register(): void {
		add_action( 'admin_post_' . self::ACTION, array( __CLASS__, 'show' ) );
		add_action( 'enqueue_block_editor_assets', array( __CLASS__, 'tell_editor' ) );
	}

	/** The page's address for the block's script; without a connection there is nothing to show. */
	public static function tell_editor(): void {
		if ( Connection::is_made() ) {
			wp_add_inline_script( 'netvexa-chat-editor-script', 'window.netvexaChatPreview = ' . wp_json_encode( self::address() ) . ';', 'before' );
		}
	}

	/** The page's address, for the person who is signed in; a script adds `attributes` to it. */
	public static function address(): string {
		return add_query_arg( array( 'action' => self::ACTION, '_wpnonce' => wp_create_nonce( self::ACTION ) ), admin_url( 'admin-post.php' ) );
	}

	/** The page. */
	public static function show(): void {
		if ( ! current_user_can( 'edit_posts' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'netvexa-chat' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::ACTION );
		$given = isset( $_GET['attributes'] ) ? json_decode( sanitize_textarea_field( wp_unslash( $_GET['attributes'] ) ), true ) : array();
		$chat  = Chat_Renderer::render( array( 'layout' => 'inline' ) + ( is_array( $given ) ? $given : array() ) );
		nocache_headers();
		header( 'Content-Type: text/html; charset=utf-8' );
		header( 'X-Frame-Options: SAMEORIGIN' );
		echo '<!doctype html><html lang="' . esc_attr( get_bloginfo( 'language' ) ) . '"><head><meta charset="utf-8"><title>' . esc_html__( 'Preview', 'netvexa-chat' ) . '</title></head><body inert style="margin:0">';
		echo $chat; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- the renderer escapes.
		Chat_Renderer::show_settings();
		wp_print_scripts( Chat_Renderer::WIDGET );
		echo '</body></html>';
		exit;
	}
}
