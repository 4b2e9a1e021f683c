<?php
/**
 * What the server is told about a post.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** A document, or a deletion where the post is gone or not public any more. */
final class Pushed_Item {
	/**
	 * The item for a post as it is now. The version is the time before the post is read: whatever is read and sent later
	 * has a higher one, so that a delivery that comes late never wins.
	 *
	 * @param int $id The post.
	 * @return array<string, mixed>
	 */
	public static function of_post( int $id ): array {
		$item = array(
			'externalId' => 'post:' . $id,
			'version'    => Clock::milliseconds(),
		);
		$post = get_post( $id );
		if ( ! $post instanceof \WP_Post || ! Visibility::may_leave( $post ) ) {
			return $item + array( 'deleted' => true );
		}
		$product  = 'product' === $post->post_type && function_exists( 'wc_get_product' ) ? wc_get_product( $id ) : null;
		$document = $product ? Product_Reader::read( $post, $product ) : Post_Reader::read( $post );
		/**
		 * The document that is sent for a post, for sites that keep content elsewhere, such as in custom fields.
		 *
		 * @param array<string, mixed> $document As `POST /v1/documents` takes it.
		 * @param \WP_Post             $post     The post.
		 */
		return $item + (array) apply_filters( 'netvexa_chat_document', $document, $post );
	}

	/**
	 * The post of an external id; 0 for any other.
	 *
	 * @param string $external_id Such as `post:12`.
	 */
	public static function post_of( string $external_id ): int {
		return preg_match( '/^post:(\d{1,18})$/', $external_id, $match ) ? (int) $match[1] : 0;
	}
}
