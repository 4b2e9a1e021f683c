<?php
/**
 * A post as a document.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Reads posts as a visitor who is not signed in would see them. */
final class Post_Reader {
	/**
	 * Whether a post is being read now, so that the chat does not put itself into what it learns from.
	 *
	 * @var bool
	 */
	private static $is_reading = false;

	/** Whether a post is being read now. */
	public static function is_reading(): bool {
		return self::$is_reading;
	}

	/**
	 * The document of a post, without its version.
	 *
	 * @param \WP_Post $post A post that may leave the site.
	 * @return array<string, mixed>
	 */
	public static function read( \WP_Post $post ): array {
		$title    = wp_strip_all_tags( html_entity_decode( get_the_title( $post ), ENT_QUOTES, 'UTF-8' ) );
		return array(
			'kind'     => 'page',
			'title'    => mb_substr( '' === trim( $title ) ? (string) get_permalink( $post ) : $title, 0, 500 ),
			'url'      => get_permalink( $post ),
			'language' => self::language( $post ),
			'content'  => array(
				'format' => 'html',
				'body'   => mb_substr( self::body( $post ) . self::fields( $post->ID ), 0, 1000000 ),
			),
		);
	}

	/**
	 * The content with blocks, shortcodes and embeds done. Members' plugins show more to who is signed in, so nobody is.
	 *
	 * @param \WP_Post $post The post.
	 */
	private static function body( \WP_Post $post ): string {
		$user   = get_current_user_id();
		$before = $GLOBALS['post'] ?? null;
		wp_set_current_user( 0 );
		self::$is_reading = true;
		try {
			$GLOBALS['post'] = $post; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- put back below.
			setup_postdata( $post );
			$html = (string) apply_filters( 'the_content', $post->post_content ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own.
		} finally {
			self::$is_reading = false;
			$GLOBALS['post']  = $before; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- as it was.
			if ( $before instanceof \WP_Post ) {
				setup_postdata( $before );
			}
			wp_set_current_user( $user );
		}
		return $html;
	}

	/**
	 * The custom fields that the owner named, as lines of a table; what is no text or number is left out.
	 *
	 * @param int $id The post.
	 */
	private static function fields( int $id ): string {
		$rows = '';
		foreach ( Settings::read()['fields'] as $key ) {
			$values = array_filter( get_post_meta( $id, $key ), static fn( $value ) => is_scalar( $value ) && '' !== trim( (string) $value ) );
			if ( array() !== $values ) {
				$rows .= '<tr><th>' . esc_html( ucfirst( str_replace( array( '_', '-' ), ' ', $key ) ) ) . '</th><td>' . wp_kses_post( implode( ', ', $values ) ) . '</td></tr>';
			}
		}
		return '' === $rows ? '' : '<table>' . $rows . '</table>';
	}

	/**
	 * The post's own language on sites that have several, else the site's.
	 *
	 * @param \WP_Post $post The post.
	 */
	private static function language( \WP_Post $post ): ?string {
		$language = function_exists( 'pll_get_post_language' ) ? (string) pll_get_post_language( $post->ID, 'slug' ) : '';
		$language = '' === $language ? get_bloginfo( 'language' ) : $language;
		return preg_match( '/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/', $language ) ? $language : null;
	}
}
