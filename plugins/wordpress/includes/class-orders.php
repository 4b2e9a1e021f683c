<?php
/**
 * Keeping the server in step with orders.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/**
 * Sends an order once the request that changed it is over, and where that does not work, from WooCommerce's own queue
 * (Action Scheduler). Only where the owner wants shoppers to be able to ask for their orders.
 */
final class Orders {
	public const SEND = 'netvexa_chat_send_order';

	/**
	 * Orders changed in this request.
	 *
	 * @var array<int, true>
	 */
	private static $changed = array();

	/** Hooks what changes an order, and sending. */
	public static function register(): void {
		foreach ( array( 'woocommerce_new_order', 'woocommerce_update_order', 'woocommerce_order_status_changed', 'woocommerce_trash_order' ) as $hook ) {
			add_action( $hook, array( __CLASS__, 'note' ) );
		}
		add_action( 'woocommerce_before_delete_order', array( __CLASS__, 'note_deleted' ), 10, 2 );
		add_action( 'shutdown', array( __CLASS__, 'deliver' ), 6 );
		add_action( self::SEND, array( __CLASS__, 'send_later' ) );
	}

	/**
	 * An order changed.
	 *
	 * @param int $id The order.
	 */
	public static function note( $id ): void {
		if ( Settings::read()['orders'] && Connection::can_push() ) {
			self::$changed[ (int) $id ] = true;
		}
	}

	/**
	 * An order is about to be deleted for good; afterwards nobody knows its number.
	 *
	 * @param int       $id    The order.
	 * @param \WC_Order $order As it was.
	 */
	public static function note_deleted( $id, $order ): void {
		if ( Settings::read()['orders'] && Connection::can_push() ) {
			self::send( array( array( 'number' => (string) $order->get_order_number(), 'removed' => true ) ) );
		}
	}

	/** Sends what changed, or leaves it to the queue. */
	public static function deliver(): void {
		$ids           = array_keys( self::$changed );
		self::$changed = array();
		if ( array() !== $ids && is_wp_error( self::send( array_filter( array_map( array( Order_Reader::class, 'read' ), $ids ) ) ) ) ) {
			array_map( array( __CLASS__, 'put_off' ), $ids );
		}
	}

	/**
	 * Sends one that could not be sent; tried again until it is.
	 *
	 * @param int $id The order.
	 */
	public static function send_later( $id ): void {
		if ( Connection::can_push() && is_wp_error( self::send( array_filter( array( Order_Reader::read( (int) $id ) ) ) ) ) ) {
			self::put_off( (int) $id );
		}
	}

	/**
	 * Has one sent in five minutes.
	 *
	 * @param int $id The order.
	 */
	private static function put_off( int $id ): void {
		$at = time() + 5 * MINUTE_IN_SECONDS;
		if ( function_exists( 'as_schedule_single_action' ) ) {
			as_schedule_single_action( $at, self::SEND, array( $id ), 'netvexa-chat', true );
		} elseif ( ! wp_next_scheduled( self::SEND, array( $id ) ) ) {
			wp_schedule_single_event( $at, self::SEND, array( $id ) );
		}
	}

	/** Takes what is put off away. */
	public static function unschedule(): void {
		wp_unschedule_hook( self::SEND );
		if ( function_exists( 'as_unschedule_all_actions' ) ) {
			as_unschedule_all_actions( self::SEND );
		}
	}

	/**
	 * Sends orders.
	 *
	 * @param array<int, array<string, mixed>> $orders As the server takes them.
	 * @return true|\WP_Error
	 */
	private static function send( array $orders ) {
		if ( array() === $orders ) {
			return true;
		}
		$answer = Backend::connected()->request( 'POST', '/v1/orders', array( 'body' => array( 'orders' => array_values( $orders ) ), 'timeout' => 4 ) );
		if ( ! is_wp_error( $answer ) ) {
			return true;
		}
		Journal::fail( $answer );
		// What the server finds wrong with an order it would find wrong with it again.
		return in_array( $answer->get_error_data()['status'], array( 400, 413, 422 ), true ) ? true : $answer;
	}
}
