<?php
/**
 * What the chat has to know of a WooCommerce shop.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** The Store API's address, the button's words, and which page of the shop this is; the same for every visitor. */
final class Shop {
	/**
	 * Attributes for the page's settings; empty without WooCommerce.
	 *
	 * @return array<string, string>
	 */
	public static function attributes(): array {
		if ( ! class_exists( 'WooCommerce' ) ) {
			return array();
		}
		return array(
			'store'    => rest_url( 'wc/store/v1/' ),
			'customer' => Customer_Routes::url(),
			'page'     => self::page(),
			'add'      => __( 'Add to cart', 'netvexa-chat' ),
			'added'    => __( 'In your cart', 'netvexa-chat' ),
			'failed'   => __( 'That did not work. Try again', 'netvexa-chat' ),
		);
	}

	/** Cart and checkout, and what is a product; empty for everything else. */
	private static function page(): string {
		$pages = array(
			'cart'     => 'is_cart',
			'checkout' => 'is_checkout',
			'product'  => 'is_product',
		);
		foreach ( $pages as $page => $is_page ) {
			if ( function_exists( $is_page ) && $is_page() ) {
				return $page;
			}
		}
		return '';
	}
}
