<?php
/**
 * What may leave the site.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Content that any visitor and any search engine may read, of the kinds that the owner shares; nothing else. */
final class Visibility {
	/**
	 * Whether a post may be sent to the server.
	 *
	 * @param \WP_Post|null $post The post.
	 */
	public static function may_leave( ?\WP_Post $post ): bool {
		if ( null === $post ) {
			return false;
		}
		$may = 'publish' === $post->post_status
			&& '' === $post->post_password
			&& in_array( $post->post_type, Settings::read()['post_types'], true )
			&& is_post_type_viewable( $post->post_type )
			&& ! self::is_noindex( $post->ID )
			&& ! self::is_hidden_product( $post );
		/**
		 * Whether a post may be sent to the server. A filter can only take posts out: what is not public stays.
		 *
		 * @param bool     $may  Whether it may.
		 * @param \WP_Post $post The post.
		 */
		return $may && (bool) apply_filters( 'netvexa_chat_may_leave', true, $post );
	}

	/**
	 * Whether an SEO plugin keeps search engines away from the post.
	 *
	 * @param int $id The post.
	 */
	private static function is_noindex( int $id ): bool {
		$rank_math = get_post_meta( $id, 'rank_math_robots', true );
		return '1' === (string) get_post_meta( $id, '_yoast_wpseo_meta-robots-noindex', true )
			|| ( is_array( $rank_math ) && in_array( 'noindex', $rank_math, true ) )
			|| 'yes' === get_post_meta( $id, '_seopress_robots_index', true )
			|| 1 === (int) get_post_meta( $id, '_genesis_noindex', true );
	}

	/** The meta keys that `is_noindex` reads.
	 *
	 * @return string[]
	 */
	public static function noindex_keys(): array {
		return array( '_yoast_wpseo_meta-robots-noindex', 'rank_math_robots', '_seopress_robots_index', '_genesis_noindex' );
	}

	/**
	 * Products that the shop itself shows in no list and no search.
	 *
	 * @param \WP_Post $post The post.
	 */
	private static function is_hidden_product( \WP_Post $post ): bool {
		if ( 'product' !== $post->post_type || ! function_exists( 'wc_get_product' ) ) {
			return false;
		}
		$product = wc_get_product( $post->ID );
		return ! $product || 'hidden' === $product->get_catalog_visibility();
	}
}
