<?php
/**
 * The chat on the site's pages.
 *
 * @package Netvexa
 */

defined( 'ABSPATH' ) || exit;

/** Loads the widget's script once on a page, by the shortcode or everywhere. */
final class Netvexa_Widget {
	private const HANDLE = 'netvexa-widget';

	/** Hooks the shortcode and the script. */
	public static function register(): void {
		add_shortcode( 'netvexa_chat', array( __CLASS__, 'render_shortcode' ) );
		add_action( 'wp_enqueue_scripts', array( __CLASS__, 'enqueue_everywhere' ) );
		add_filter( 'wp_script_attributes', array( __CLASS__, 'add_attributes' ) );
	}

	/** On every page, where the setting says so. */
	public static function enqueue_everywhere(): void {
		if ( Netvexa_Settings::read()['everywhere'] ) {
			self::enqueue();
		}
	}

	/** `[netvexa_chat]`: nothing for visitors until the plugin is set up; who may set it up is told. */
	public static function render_shortcode(): string {
		if ( self::enqueue() || ! current_user_can( 'manage_options' ) ) {
			return '';
		}
		return '<p>' . esc_html__( 'Netvexa is not connected yet: set the server and the public key in Settings → Netvexa.', 'netvexa' ) . '</p>';
	}

	/** Puts the script into the page; false while the plugin is not set up. */
	private static function enqueue(): bool {
		$settings = Netvexa_Settings::read();
		if ( '' === $settings['server'] || '' === $settings['storefront'] ) {
			return false;
		}
		// The server caches the file by itself; a version would only split the cache.
		wp_enqueue_script( self::HANDLE, $settings['server'] . '/widget.js', array(), null, array( 'strategy' => 'async', 'in_footer' => true ) ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
		return true;
	}

	/**
	 * The storefront's key and the page's language on the script's tag; nothing in it depends on the visitor, so that
	 * cached pages stay right.
	 *
	 * @param array<string, string|bool> $attributes The tag's attributes.
	 * @return array<string, string|bool>
	 */
	public static function add_attributes( array $attributes ): array {
		if ( self::HANDLE . '-js' === ( $attributes['id'] ?? '' ) ) {
			$attributes['data-storefront'] = Netvexa_Settings::read()['storefront'];
			$attributes['data-language']   = get_bloginfo( 'language' );
		}
		return $attributes;
	}
}
