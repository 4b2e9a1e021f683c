<?php
/**
 * A WooCommerce product as a document.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/**
 * Reads products through WooCommerce's own getters: prices as the shop shows them (with or without tax, by its
 * settings), stock only where it is managed.
 */
final class Product_Reader {
	/**
	 * The document of a product, without its version.
	 *
	 * @param \WP_Post    $post    The product's post.
	 * @param \WC_Product $product The product.
	 * @return array<string, mixed>
	 */
	public static function read( \WP_Post $post, $product ): array {
		$document                    = Post_Reader::read( $post );
		$summary                     = wpautop( wp_kses_post( (string) $product->get_short_description() ) );
		$document['kind']            = 'product';
		$document['content']['body'] = mb_substr( $summary . $document['content']['body'], 0, 1000000 );
		$document['product']         = array(
			'categories' => self::categories( $post->ID ),
			'attributes' => self::attributes( $product ),
			'imageUrls'  => array_slice( self::images( $product ), 0, 30 ),
			'variants'   => self::variants( $product ),
		);
		return $document;
	}

	/**
	 * One entry for each way to buy the product.
	 *
	 * @param \WC_Product $product The product.
	 * @return array<int, array<string, mixed>>
	 */
	private static function variants( $product ): array {
		$variants = array();
		if ( $product->is_type( 'variable' ) ) {
			foreach ( array_slice( $product->get_children(), 0, 2048 ) as $id ) {
				$variation = wc_get_product( $id );
				if ( $variation && 'publish' === $variation->get_status() ) {
					$variants[] = self::variant( $variation, self::options( $variation ) );
				}
			}
		}
		return array() === $variants ? array( self::variant( $product, array() ) ) : $variants;
	}

	/**
	 * The commercial record of one variant.
	 *
	 * @param \WC_Product                                    $product Product or variation.
	 * @param array<int, array{name: string, value: string}> $options What distinguishes it.
	 * @return array<string, mixed>
	 */
	private static function variant( $product, array $options ): array {
		$image   = wp_get_attachment_image_url( (int) $product->get_image_id(), 'woocommerce_thumbnail' );
		$stock   = $product->managing_stock() ? $product->get_stock_quantity() : null;
		$regular = $product->is_on_sale() ? self::minor( $product, (string) $product->get_regular_price() ) : null;
		$price   = self::minor( $product, (string) $product->get_price() );
		return array(
			'externalId'     => 'product:' . $product->get_id(),
			'title'          => mb_substr( wp_strip_all_tags( (string) $product->get_name() ), 0, 500 ),
			'sku'            => '' === (string) $product->get_sku() ? null : mb_substr( (string) $product->get_sku(), 0, 200 ),
			'options'        => $options,
			'price'          => null === $price ? null : array(
				'minor'    => $price,
				'currency' => get_woocommerce_currency(),
			),
			'compareAtMinor' => $regular,
			'availability'   => self::availability( (string) $product->get_stock_status() ),
			'stock'          => null === $stock ? null : max( 0, (int) $stock ),
			'url'            => $product->get_permalink(),
			'imageUrl'       => $image ? $image : null,
		);
	}

	/**
	 * A price as the shop shows it, in the currency's minor unit; null where the product has none.
	 *
	 * @param \WC_Product $product The product.
	 * @param string      $price   As WooCommerce stores it.
	 */
	private static function minor( $product, string $price ): ?int {
		if ( ! is_numeric( $price ) ) {
			return null;
		}
		$shown = (float) wc_get_price_to_display( $product, array( 'price' => (float) $price ) );
		return Money::minor( $shown, get_woocommerce_currency() );
	}

	/**
	 * WooCommerce's words for stock in the contract's.
	 *
	 * @param string $status As WooCommerce says it.
	 */
	private static function availability( string $status ): string {
		$words = array(
			'instock'     => 'in_stock',
			'outofstock'  => 'out_of_stock',
			'onbackorder' => 'preorder',
		);
		return $words[ $status ] ?? 'unknown';
	}

	/**
	 * What distinguishes a variation, in the shop's own words.
	 *
	 * @param \WC_Product $variation The variation.
	 * @return array<int, array{name: string, value: string}>
	 */
	private static function options( $variation ): array {
		$options = array();
		foreach ( (array) $variation->get_attributes() as $name => $value ) {
			$term  = taxonomy_exists( $name ) ? get_term_by( 'slug', (string) $value, $name ) : false;
			$label = $term instanceof \WP_Term ? $term->name : (string) $value;
			if ( '' !== trim( $label ) ) {
				$options[] = self::fact( wc_attribute_label( $name ), $label );
			}
		}
		return array_slice( $options, 0, 20 );
	}

	/**
	 * The product's attributes that its page shows.
	 *
	 * @param \WC_Product $product The product.
	 * @return array<int, array{name: string, value: string}>
	 */
	private static function attributes( $product ): array {
		$facts = array();
		foreach ( (array) $product->get_attributes() as $attribute ) {
			if ( ! is_object( $attribute ) || ! $attribute->get_visible() ) {
				continue;
			}
			$values = $attribute->is_taxonomy() ? wc_get_product_terms( $product->get_id(), $attribute->get_name(), array( 'fields' => 'names' ) ) : $attribute->get_options();
			$value  = implode( ', ', array_map( 'strval', (array) $values ) );
			if ( '' !== trim( $value ) ) {
				$facts[] = self::fact( wc_attribute_label( $attribute->get_name() ), $value );
			}
		}
		$facts = array_merge( $facts, self::tax_facts( $product ), self::review_facts( $product ) );
		if ( '' !== (string) $product->get_weight() ) {
			$facts[] = self::fact( __( 'Weight', 'netvexa-chat' ), $product->get_weight() . ' ' . get_option( 'woocommerce_weight_unit', 'kg' ) );
		}
		return array_slice( $facts, 0, 500 );
	}

	/**
	 * The price the other way than the shop shows it, where tax makes a difference: with it, or without.
	 *
	 * @param \WC_Product $product The product.
	 * @return array<int, array{name: string, value: string}>
	 */
	private static function tax_facts( $product ): array {
		if ( ! function_exists( 'wc_tax_enabled' ) || ! wc_tax_enabled() || ! $product->is_taxable() || ! is_numeric( $product->get_price() ) || $product->is_type( 'variable' ) ) {
			return array();
		}
		$with    = (float) wc_get_price_including_tax( $product );
		$without = (float) wc_get_price_excluding_tax( $product );
		if ( Money::minor( $with, get_woocommerce_currency() ) === Money::minor( $without, get_woocommerce_currency() ) ) {
			return array();
		}
		return array(
			self::fact( __( 'Price with tax', 'netvexa-chat' ), self::amount( $with ) ),
			self::fact( __( 'Price without tax', 'netvexa-chat' ), self::amount( $without ) ),
		);
	}

	/**
	 * An amount as the shop writes it, without markup.
	 *
	 * @param float $amount The amount.
	 */
	private static function amount( float $amount ): string {
		return trim( html_entity_decode( wp_strip_all_tags( wc_price( $amount ) ), ENT_QUOTES, 'UTF-8' ) );
	}

	/**
	 * What reviews come to; what single people wrote stays on the site.
	 *
	 * @param \WC_Product $product The product.
	 * @return array<int, array{name: string, value: string}>
	 */
	private static function review_facts( $product ): array {
		$count = (int) $product->get_review_count();
		if ( $count < 1 || ! $product->get_reviews_allowed() ) {
			return array();
		}
		/* translators: 1: average of stars, such as 4.5; 2: number of reviews. */
		$summary = sprintf( _n( '%1$s of 5 stars (%2$d review)', '%1$s of 5 stars (%2$d reviews)', $count, 'netvexa-chat' ), number_format_i18n( (float) $product->get_average_rating(), 1 ), $count );
		return array( self::fact( __( 'Reviews', 'netvexa-chat' ), $summary ) );
	}

	/**
	 * A name with its value, within the contract's limits.
	 *
	 * @param string $name  Name.
	 * @param string $value Value.
	 * @return array{name: string, value: string}
	 */
	private static function fact( string $name, string $value ): array {
		return array(
			'name'  => mb_substr( wp_strip_all_tags( $name ), 0, 200 ),
			'value' => mb_substr( wp_strip_all_tags( $value ), 0, 2000 ),
		);
	}

	/**
	 * Paths of categories, such as `Audio > Headphones`.
	 *
	 * @param int $id The product's post.
	 * @return string[]
	 */
	private static function categories( int $id ): array {
		$terms = get_the_terms( $id, 'product_cat' );
		$paths = array();
		foreach ( is_array( $terms ) ? $terms : array() as $term ) {
			$names = array( $term->name );
			foreach ( get_ancestors( $term->term_id, 'product_cat', 'taxonomy' ) as $ancestor ) {
				$parent = get_term( $ancestor, 'product_cat' );
				array_unshift( $names, $parent instanceof \WP_Term ? $parent->name : '' );
			}
			$paths[] = mb_substr( implode( ' > ', array_filter( $names ) ), 0, 500 );
		}
		return array_slice( $paths, 0, 20 );
	}

	/**
	 * Addresses of the product's pictures.
	 *
	 * @param \WC_Product $product The product.
	 * @return string[]
	 */
	private static function images( $product ): array {
		$ids  = array_merge( array( (int) $product->get_image_id() ), array_map( 'intval', (array) $product->get_gallery_image_ids() ) );
		$urls = array_map( static fn( int $id ) => wp_get_attachment_image_url( $id, 'large' ), $ids );
		return array_values( array_filter( $urls ) );
	}
}
