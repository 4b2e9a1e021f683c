<?php
/**
 * A WooCommerce order as the server takes it.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Reads orders through WooCommerce's own getters, so that it does not matter which tables they are in. */
final class Order_Reader {
	private const STATES = array(
		'pending'    => 'pending',
		'failed'     => 'pending',
		'on-hold'    => 'on_hold',
		'processing' => 'processing',
		'completed'  => 'delivered',
		'cancelled'  => 'cancelled',
		'refunded'   => 'refunded',
	);

	/**
	 * The order, or that it is gone; null for what is no order of a customer's yet, such as a cart that is being paid for.
	 *
	 * @param int $id The order.
	 * @return array<string, mixed>|null
	 */
	public static function read( int $id ): ?array {
		$order = wc_get_order( $id );
		if ( ! $order instanceof \WC_Order || ! is_email( (string) $order->get_billing_email() ) || null === $order->get_date_created() ) {
			return null;
		}
		$number = (string) $order->get_order_number();
		if ( ! isset( self::STATES[ $order->get_status() ] ) ) {
			return 'trash' === $order->get_status() ? array( 'number' => $number, 'removed' => true ) : null;
		}
		$read = array(
			'number'    => $number,
			'email'     => (string) $order->get_billing_email(),
			'status'    => self::state( $order ),
			'placedAt'  => self::time( $order->get_date_created() ),
			'changedAt' => self::time( $order->get_date_modified() ?? $order->get_date_created() ),
			'total'     => array(
				'minor'    => Money::minor( (float) $order->get_total(), (string) $order->get_currency() ),
				'currency' => (string) $order->get_currency(),
			),
			'items'     => self::items( $order ),
			'statusUrl' => $order->get_customer_id() > 0 ? $order->get_view_order_url() : null,
		);
		/**
		 * What is sent of an order, for shops that keep shipments elsewhere: add `shipments` with `carrier`,
		 * `trackingNumber`, `trackingUrl`, `shippedAt`, `deliveredAt`.
		 *
		 * @param array<string, mixed> $read  What is sent.
		 * @param \WC_Order            $order The order.
		 */
		return (array) apply_filters( 'netvexa_chat_order', $read, $order );
	}

	/**
	 * The state in the contract's words. WooCommerce's "completed" is shipped where goods travel, and done where not.
	 *
	 * @param \WC_Order $order The order.
	 */
	private static function state( $order ): string {
		$state = self::STATES[ $order->get_status() ];
		return 'delivered' === $state && $order->needs_shipping_address() ? 'shipped' : $state;
	}

	/**
	 * A time as the server takes it.
	 *
	 * @param \WC_DateTime $time WooCommerce's.
	 */
	private static function time( $time ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $time->getTimestamp() );
	}

	/**
	 * What was ordered.
	 *
	 * @param \WC_Order $order The order.
	 * @return array<int, array{title: string, quantity: int}>
	 */
	private static function items( $order ): array {
		$items = array();
		foreach ( array_slice( $order->get_items(), 0, 200 ) as $item ) {
			$title = mb_substr( trim( wp_strip_all_tags( (string) $item->get_name() ) ), 0, 300 );
			if ( '' !== $title && $item->get_quantity() >= 1 ) {
				$items[] = array(
					'title'    => $title,
					'quantity' => (int) $item->get_quantity(),
				);
			}
		}
		return $items;
	}
}
