<?php
/**
 * Where customers look their orders up.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/**
 * `[netvexa_orders]`: the orders of who is signed in, else a form for number and e-mail address. The page is the same for
 * everybody; who is signed in is asked by a script, of an address that is never cached.
 */
final class Orders_Shortcode {
	public const TAG = 'netvexa_orders';

	/** Hooks it. */
	public static function register(): void {
		add_shortcode( self::TAG, array( __CLASS__, 'render' ) );
	}

	/** The place, with every word that the script may need. */
	public static function render(): string {
		if ( Post_Reader::is_reading() || ! Connection::is_made() || ! Settings::read()['orders'] ) {
			return '';
		}
		Chat_Renderer::enqueue_script();
		$words = '';
		foreach ( self::words() as $name => $word ) {
			$words .= sprintf( ' data-%1$s="%2$s"', esc_attr( $name ), esc_attr( $word ) );
		}
		return '<div class="netvexa-orders" data-netvexa-orders' . $words . '><div role="status"></div><form hidden>'
			. self::field( 'number', __( 'Order number', 'netvexa-chat' ), 'text', 64 )
			. self::field( 'email', __( 'E-mail address of the order', 'netvexa-chat' ), 'email', 320 )
			. '<p><button type="submit" class="wp-element-button button">' . esc_html__( 'Find my order', 'netvexa-chat' ) . '</button></p></form></div>';
	}

	/**
	 * Words by what the script calls them.
	 *
	 * @return array<string, string>
	 */
	private static function words(): array {
		return array(
			'none'                => __( 'No order is found with this number and e-mail address.', 'netvexa-chat' ),
			'state-pending'       => __( 'waiting for payment', 'netvexa-chat' ),
			'state-on-hold'       => __( 'on hold', 'netvexa-chat' ),
			'state-processing'    => __( 'being prepared', 'netvexa-chat' ),
			'state-partly-shipped' => __( 'partly shipped', 'netvexa-chat' ),
			'state-shipped'       => __( 'shipped', 'netvexa-chat' ),
			'state-delivered'     => __( 'delivered', 'netvexa-chat' ),
			'state-cancelled'     => __( 'cancelled', 'netvexa-chat' ),
			'state-refunded'      => __( 'refunded', 'netvexa-chat' ),
		);
	}

	/**
	 * A field of the form.
	 *
	 * @param string $name  Name.
	 * @param string $label Label.
	 * @param string $type  Type.
	 * @param int    $limit Most characters.
	 */
	private static function field( string $name, string $label, string $type, int $limit ): string {
		return sprintf(
			'<p><label>%1$s<br><input type="%2$s" name="%3$s" maxlength="%4$d" required></label></p>',
			esc_html( $label ),
			esc_attr( $type ),
			esc_attr( $name ),
			$limit
		);
	}
}
