<?php
/**
 * What a signed-in customer's browser may ask.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/**
 * One address, which says by a short-lived signed token who is signed in. It takes the login cookie alone: no REST nonce,
 * which would stand in pages that are cached for longer than it lives. What a nonce guards against is kept out by the
 * Origin, which browsers send with every POST and no other page can choose, and by answering without CORS.
 */
final class Customer_Routes {
	private const ROUTE     = '/' . Health_Routes::NAMESPACE_V1 . '/customer';
	private const MAX_COUNT = 20;

	/** Hooks it. */
	public static function register(): void {
		add_action( 'rest_api_init', array( __CLASS__, 'register_routes' ) );
		// After WordPress has named whatever origin asks.
		add_filter( 'rest_pre_serve_request', array( __CLASS__, 'close' ), 20, 3 );
	}

	/** Its address. */
	public static function url(): string {
		return rest_url( ltrim( self::ROUTE, '/' ) );
	}

	/** The route. */
	public static function register_routes(): void {
		register_rest_route(
			Health_Routes::NAMESPACE_V1,
			'/customer',
			array(
				'methods'             => 'POST',
				'callback'            => array( __CLASS__, 'answer' ),
				'permission_callback' => array( __CLASS__, 'is_own_page' ),
			)
		);
	}

	/**
	 * Whether a page of this site asks.
	 *
	 * @param \WP_REST_Request $request The request.
	 */
	public static function is_own_page( \WP_REST_Request $request ): bool {
		return Connection::is_made() && Connector::origin() === strtolower( (string) $request->get_header( 'origin' ) );
	}

	/** Who is signed in by the login cookie, signed; an empty claim for nobody. */
	public static function answer(): \WP_REST_Response {
		$id   = (int) wp_validate_auth_cookie( '', 'logged_in' );
		$user = $id > 0 ? get_userdata( $id ) : false;
		return new \WP_REST_Response( array( 'claim' => $user && is_email( $user->user_email ) ? self::claim( $user ) : '' ) );
	}

	/**
	 * No other page may read the answer, and nothing in between may keep it.
	 *
	 * @param bool              $served  Whether it was answered.
	 * @param \WP_HTTP_Response $result  The answer.
	 * @param \WP_REST_Request  $request The request.
	 */
	public static function close( $served, $result, $request ): bool {
		if ( self::ROUTE === $request->get_route() ) {
			foreach ( array( 'Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Headers' ) as $name ) {
				header_remove( $name );
			}
			header( 'Cache-Control: no-store, private' );
			header( 'Vary: Cookie, Origin' );
		}
		return (bool) $served;
	}

	/**
	 * Who the customer is, with the numbers of their latest orders.
	 *
	 * @param \WP_User $user The customer.
	 */
	private static function claim( \WP_User $user ): string {
		$orders = function_exists( 'wc_get_orders' ) ? wc_get_orders( array( 'customer_id' => $user->ID, 'limit' => self::MAX_COUNT, 'orderby' => 'date', 'order' => 'DESC' ) ) : array();
		$own    = array_filter( $orders, static fn( $order ) => 0 === strcasecmp( (string) $order->get_billing_email(), $user->user_email ) );
		return Claim::sign(
			array(
				'kind'   => 'customer',
				'email'  => $user->user_email,
				'orders' => array_values( array_map( static fn( $order ) => (string) $order->get_order_number(), $own ) ),
			)
		);
	}
}
