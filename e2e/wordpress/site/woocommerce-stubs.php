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
		public function get_weight() { return (string) ( $this->data['weight'] ?? '' ); }
		public function get_attributes() { return $this->data['attributes'] ?? array(); }
		public function get_children() { return $this->data['children'] ?? array(); }
		public function is_type( $type ) { return ( array() === $this->get_children() ? 'simple' : 'variable' ) === $type; }
	}
	function wc_get_product( $id ) {
		return isset( $GLOBALS['test_products'][ $id ] ) ? new WC_Product( array( 'id' => $id ) + $GLOBALS['test_products'][ $id ] ) : false;
	}
	function wc_get_price_to_display( $product, $given = array() ) { return (float) ( $given['price'] ?? $product->get_price() ) * ( $GLOBALS['test_tax'] ?? 1 ); }
	function wc_attribute_label( $name ) { return ucfirst( str_replace( 'pa_', '', $name ) ); }
	function get_woocommerce_currency() { return $GLOBALS['test_currency'] ?? 'EUR'; }
}
register_post_type( 'product', array( 'public' => true ) );
