<?php
// The part of WooCommerce that the plugin reads, with the signatures and return types of WooCommerce 10.
if ( ! class_exists( 'WC_Product' ) ) {
	class WC_Product {
		public $data;
		public function __construct( array $data ) { $this->data = $data; }
		public function get_id() { return (int) $this->data['id']; }
		public function get_name() { return (string) $this->data['name']; }
		public function get_sku() { return (string) ( $this->data['sku'] ?? '' ); }
		public function get_price() { return (string) ( $this->data['price'] ?? '' ); }
		public function get_regular_price() { return (string) ( $this->data['regular_price'] ?? $this->get_price() ); }
		public function is_on_sale() { return $this->get_regular_price() !== $this->get_price(); }
		public function managing_stock() { return isset( $this->data['stock'] ); }
		public function get_stock_quantity() { return $this->data['stock'] ?? null; }
		public function get_stock_status() { return (string) ( $this->data['stock_status'] ?? 'instock' ); }
		public function get_status() { return (string) ( $this->data['status'] ?? 'publish' ); }
		public function get_catalog_visibility() { return (string) ( $this->data['visibility'] ?? 'visible' ); }
		public function get_permalink() { return (string) get_permalink( (int) ( $this->data['parent'] ?? $this->data['id'] ) ); }
		public function get_image_id() { return ''; }
		public function get_gallery_image_ids() { return array(); }
		public function get_short_description() { return (string) ( $this->data['short'] ?? '' ); }
		public function is_taxable() { return isset( $GLOBALS['test_tax'] ); }
		public function get_review_count() { return (int) ( $this->data['reviews'] ?? 0 ); }
		public function get_average_rating() { return (string) ( $this->data['rating'] ?? '0' ); }
		public function get_reviews_allowed() { return true; }
		public function get_weight() { return (string) ( $this->data['weight'] ?? '' ); }
		public function get_attributes() { return $this->data['attributes'] ?? array(); }
		public function get_children() { return $this->data['children'] ?? array(); }
		public function is_type( $type ) { return ( array() === $this->get_children() ? 'simple' : 'variable' ) === $type; }
	}
	function wc_get_product( $id ) {
		$products = $GLOBALS['test_products'] ?? get_option( 'test_products', array() );
		return isset( $products[ $id ] ) ? new WC_Product( array( 'id' => $id ) + $products[ $id ] ) : false;
	}
	function wc_get_price_to_display( $product, $given = array() ) { return (float) ( $given['price'] ?? $product->get_price() ) * ( $GLOBALS['test_tax'] ?? 1 ); }
	function wc_tax_enabled() { return isset( $GLOBALS['test_tax'] ); }
	function wc_get_price_including_tax( $product ) { return (float) $product->get_price() * ( $GLOBALS['test_tax'] ?? 1 ); }
	function wc_get_price_excluding_tax( $product ) { return (float) $product->get_price(); }
	function wc_price( $amount ) { return '<span class="amount"><bdi>' . number_format( $amount, 2 ) . '&nbsp;&euro;</bdi></span>'; }
	function wc_attribute_label( $name ) { return ucfirst( str_replace( 'pa_', '', $name ) ); }
	function get_woocommerce_currency() { return $GLOBALS['test_currency'] ?? 'EUR'; }
}
register_post_type( 'product', array( 'public' => true ) );
if ( ! class_exists( 'WC_Order' ) ) {
	class WC_DateTime extends DateTime {}
	class WC_Order {
		public $data;
		public function __construct( array $data ) { $this->data = $data; }
		public function get_id() { return (int) $this->data['id']; }
		public function get_order_number() { return (string) $this->data['id']; }
		public function get_billing_email() { return (string) ( $this->data['email'] ?? '' ); }
		public function get_status() { return (string) ( $this->data['status'] ?? 'processing' ); }
		public function has_status( $status ) { return in_array( $this->get_status(), (array) $status, true ); }
		public function get_total() { return (string) ( $this->data['total'] ?? '49.00' ); }
		public function get_currency() { return 'EUR'; }
		public function get_customer_id() { return (int) ( $this->data['customer'] ?? 0 ); }
		public function get_view_order_url() { return home_url( '/my-account/view-order/' . $this->get_id() . '/' ); }
		public function get_date_created() { return new WC_DateTime( $this->data['created'] ?? '2026-11-01T10:00:00Z' ); }
		public function get_date_modified() { return new WC_DateTime( $this->data['modified'] ?? 'now' ); }
		public function needs_shipping_address() { return true; }
		public function get_items() { return array( new class() {
			public function get_name() { return 'Harbour <b>Lamp</b>'; }
			public function get_quantity() { return 2; }
		} ); }
	}
	function wc_get_order( $id ) {
		$orders = get_option( 'test_orders', array() );
		return isset( $orders[ $id ] ) ? new WC_Order( array( 'id' => $id ) + $orders[ $id ] ) : false;
	}
	function wc_get_orders( $query ) {
		$own = array_filter( get_option( 'test_orders', array() ), fn( $order ) => ( $order['customer'] ?? 0 ) === $query['customer_id'] );
		return array_map( 'wc_get_order', array_keys( $own ) );
	}
}
