<?php
// A must-use plugin of the tests: a shop where one is asked for, with the Store API's routes as WooCommerce 10 answers them.
if ( get_option( 'test_woocommerce' ) ) {
	class WooCommerce {}
	function is_cart() { return is_page( 'cart' ); }
	add_action( 'init', static function () { require __DIR__ . '/woocommerce-stubs.inc'; }, 5 );
	add_shortcode( 'test_thankyou', static function ( $given ) {
		ob_start();
		do_action( 'woocommerce_thankyou', (int) $given['order'] );
		return ob_get_clean();
	} );
	add_action( 'rest_api_init', static function () {
		$open = array( 'permission_callback' => '__return_true' );
		register_rest_route( 'wc/store/v1', '/products', array( 'methods' => 'GET', 'callback' => static function ( $request ) {
			$post = get_page_by_path( (string) $request['slug'], OBJECT, 'product' );
			return $post ? array( array( 'id' => $post->ID, 'has_options' => false, 'is_purchasable' => true, 'is_in_stock' => true ) ) : array();
		} ) + $open );
		register_rest_route( 'wc/store/v1', '/cart', array( 'methods' => 'GET', 'callback' => static function () {
			$response = new WP_REST_Response( array( 'items' => get_option( 'test_cart', array() ) ) );
			$response->header( 'Nonce', 'of-the-store-api' );
			return $response;
		} ) + $open );
		register_rest_route( 'wc/store/v1', '/cart/add-item', array( 'methods' => 'POST', 'callback' => static function ( $request ) {
			if ( 'of-the-store-api' !== $request->get_header( 'nonce' ) ) {
				return new WP_Error( 'woocommerce_rest_missing_nonce', 'Missing the Nonce header.', array( 'status' => 401 ) );
			}
			update_option( 'test_cart', array_merge( get_option( 'test_cart', array() ), array( (int) $request['id'] ) ) );
			return new WP_REST_Response( array( 'items' => get_option( 'test_cart' ) ), 201 );
		} ) + $open );
	} );
}
