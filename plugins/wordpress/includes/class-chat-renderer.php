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

	/**
	 * What the chat is told on this page: the first place on the page that says something decides.
	 *
	 * @var array<string, string>
	 */
	private static $look = array();

	/**
	 * Whether this page shows the chat, and not only something else that needs its script.
	 *
	 * @var bool
	 */
	private static $is_shown = false;

	/** Hooks the element with the page's settings. */
	public static function register(): void {
		add_action( 'wp_footer', array( __CLASS__, 'show_settings' ), 5 );
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

	/** Puts the script into the page without the chat, for what else needs it. */
	public static function enqueue_script(): void {
		wp_enqueue_script( self::WIDGET, Widget_Files::folder() . 'widget.js', array(), NETVEXA_CHAT_VERSION, array( 'strategy' => 'async', 'in_footer' => true ) );
	}

	/**
	 * Puts the widget's script into the page: the plugin's own file, so that nothing is loaded from elsewhere.
	 *
	 * @param string $accent   Colour, or empty.
	 * @param string $position `start`, `end`, or empty.
	 */
	public static function enqueue( string $accent, string $position ): void {
		self::$look   += array_filter( compact( 'accent', 'position' ) );
		self::$is_shown = true;
		self::enqueue_script();
	}

	/**
	 * The storefront's key, the page's language and the look, in an element of their own: cache plugins combine, delay and
	 * rename scripts, and what stands on a script's tag is lost with it.
	 */
	public static function show_settings(): void {
		if ( ! wp_script_is( self::WIDGET ) ) {
			return;
		}
		$settings = Settings::read();
		$site     = Connection::site();
		$own      = array(
			'storefront' => $site['storefront'],
			'server'     => trailingslashit( $site['server'] ),
			'files'      => Widget_Files::folder(),
			'language'   => get_bloginfo( 'language' ),
		);
		$defaults = array_filter( array_intersect_key( $settings, array_flip( array( 'accent', 'position', 'consent', 'device' ) ) ) );
		echo '<template id="netvexa-chat-settings"';
		if ( ! self::$is_shown ) {
			$own['chat'] = 'off';
		}
		foreach ( $own + self::$look + $defaults + array_filter( Shop::attributes() ) as $name => $value ) {
			printf( ' data-%1$s="%2$s"', esc_attr( $name ), esc_attr( $value ) );
		}
		echo '></template>';
	}
}
