<?php
/**
 * Which orders came after a conversation.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/**
 * The page that thanks for an order carries a signed statement of it; the chat's script hands it to the server together
 * with the visitor's token, where the browser has one. No cookie, nobody else, and nothing on any other page.
 */
final class Conversions {
	/** Hooks the page. */
	public static function register(): void {
		add_action( 'woocommerce_thankyou', array( __CLASS__, 'show' ) );
	}

	/**
	 * The statement, in an element that nobody sees.
	 *
	 * @param int $id The order.
	 */
	public static function show( $id ): void {
		$order = Connection::is_made() && function_exists( 'wc_get_order' ) ? wc_get_order( $id ) : null;
		if ( ! $order || null === $order->get_date_created() || $order->has_status( array( 'failed', 'cancelled' ) ) ) {
			return;
		}
		$claim = Claim::sign(
			array(
				'kind'     => 'order',
				'email'    => (string) $order->get_billing_email(),
				'order'    => (string) $order->get_order_number(),
				'minor'    => Money::minor( (float) $order->get_total(), (string) $order->get_currency() ),
				'currency' => (string) $order->get_currency(),
				'placedAt' => gmdate( 'Y-m-d\TH:i:s\Z', $order->get_date_created()->getTimestamp() ),
			)
		);
		if ( '' !== $claim ) {
			Chat_Renderer::enqueue_script();
			echo '<template id="netvexa-chat-order" data-claim="' . esc_attr( $claim ) . '"></template>';
		}
	}
}
