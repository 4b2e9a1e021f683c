<?php
/**
 * The chat in a page.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** The one renderer behind block, shortcode and site-wide mode. Nothing in its output depends on the visitor. */
final class Chat_Renderer {
	public const WIDGET = 'netvexa-chat-widget';
	public const VIEW   = 'netvexa-chat-view-script';

	/**
	 * What the script tag carries on this page: the first place on the page that says something decides.
	 *
	 * @var array<string, string>
	 */
	private static $tag = array();

	/** Hooks the attributes of the script tag. */
	public static function register(): void {
		add_filter( 'wp_script_attributes', array( __CLASS__, 'add_attributes' ) );
	}

	/**
	 * The chat as a block or shortcode has it; nothing for visitors until the site is connected.
	 *
	 * @param array<string, mixed> $given   Attributes as they were written.
	 * @param string               $wrapper Attributes of the element, as WordPress made and escaped them; empty without a block.
	 */
	public static function render( array $given, string $wrapper = '' ): string {
		if ( Post_Reader::is_reading() ) {
			return '';
		}
		if ( ! Connection::is_made() ) {
			return current_user_can( 'manage_options' ) ? '<p>' . esc_html__( 'Netvexa is not connected yet. Visitors see nothing here. Connect it in Settings → Netvexa.', 'netvexa-chat' ) . '</p>' : '';
		}
		$attributes = Chat_Attributes::sanitise( $given );
		self::enqueue( $attributes['accent'], $attributes['position'] );
		$words = array_filter( array_intersect_key( $attributes, array_flip( array( 'greeting', 'suggestions' ) ) ) );
		if ( 'launcher' === $attributes['layout'] && array() === $words ) {
			return '';
		}
		wp_enqueue_script( self::VIEW );
		$data   = wp_json_encode( array( 'layout' => $attributes['layout'] ) + $words );
		$inline = 'inline' === $attributes['layout'];
		$style  = $inline ? sprintf( 'min-height:%dpx;--netvexa-height:%dpx', $attributes['height'], $attributes['height'] ) : '';
		return sprintf(
			'<div %1$s><div data-netvexa-chat="%2$s" style="%3$s"%4$s></div></div>',
			'' === $wrapper ? 'class="netvexa-chat"' : $wrapper,
			esc_attr( (string) $data ),
			esc_attr( $style ),
			$inline ? '' : ' hidden'
		);
	}

	/**
	 * Puts the widget's script into the page.
	 *
	 * @param string $accent   Colour, or empty.
	 * @param string $position `start`, `end`, or empty.
	 */
	public static function enqueue( string $accent, string $position ): void {
		self::$tag += array_filter( array( 'data-accent' => $accent, 'data-position' => $position ) );
		// The server caches the file by itself; a version would only split the cache.
		wp_enqueue_script( self::WIDGET, Connection::site()['server'] . '/widget.js', array(), null, array( 'strategy' => 'async', 'in_footer' => true ) ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
	}

	/**
	 * The storefront's key, the page's language and the look on the script's tag.
	 *
	 * @param array<string, string|bool> $attributes The tag's attributes.
	 * @return array<string, string|bool>
	 */
	public static function add_attributes( array $attributes ): array {
		if ( self::WIDGET . '-js' !== ( $attributes['id'] ?? '' ) ) {
			return $attributes;
		}
		$settings = Settings::read();
		$defaults = array_filter( array( 'data-accent' => $settings['accent'], 'data-position' => $settings['position'] ) );
		$own      = array(
			'data-storefront' => Connection::site()['storefront'],
			'data-language'   => get_bloginfo( 'language' ),
		);
		return $attributes + $own + self::$tag + $defaults;
	}
}
