<?php
/**
 * What WooCommerce wants to know of plugins.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Says that the plugin goes with WooCommerce's order tables and block checkout: it touches neither. */
final class WooCommerce_Compatibility {
	/** Hooks it. */
	public static function register(): void {
		add_action( 'before_woocommerce_init', array( __CLASS__, 'declare_compatibility' ) );
	}

	/** Tells WooCommerce. */
	public static function declare_compatibility(): void {
		if ( class_exists( '\Automattic\WooCommerce\Utilities\FeaturesUtil' ) ) {
			foreach ( array( 'custom_order_tables', 'cart_checkout_blocks' ) as $feature ) {
				\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( $feature, NETVEXA_CHAT_FILE, true );
			}
		}
	}
}
