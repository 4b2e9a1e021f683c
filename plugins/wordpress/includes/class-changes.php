<?php
/**
 * Noticing changes.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Collects the posts that a request changes, and has them sent once the visitor's or author's answer is out. */
final class Changes {
	/** Seconds that a person may be kept waiting where the web server cannot end the answer early. */
	private const TIMEOUT = 4;

	/**
	 * Posts changed in this request.
	 *
	 * @var array<int, true>
	 */
	private static $posts = array();

	/** Hooks everything that changes what a visitor may read. */
	public static function register(): void {
		add_action( 'wp_after_insert_post', array( __CLASS__, 'note_saved' ), 10, 4 );
		add_action( 'before_delete_post', array( __CLASS__, 'note_deleted' ), 10, 2 );
		foreach ( array( 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ) as $hook ) {
			add_action( $hook, array( __CLASS__, 'note_meta' ), 10, 3 );
		}
		add_action( 'woocommerce_update_product', array( __CLASS__, 'note' ) );
		add_action( 'woocommerce_update_product_variation', array( __CLASS__, 'note' ) );
		foreach ( array( 'woocommerce_product_set_stock', 'woocommerce_variation_set_stock' ) as $hook ) {
			add_action( $hook, array( __CLASS__, 'note_product' ) );
		}
		add_action( 'wc_after_products_starting_sales', array( __CLASS__, 'note_many' ) );
		add_action( 'wc_after_products_ending_sales', array( __CLASS__, 'note_many' ) );
		add_action( 'wp_update_comment_count', array( __CLASS__, 'note_reviewed' ) );
		add_action( 'permalink_structure_changed', array( __CLASS__, 'note_all' ) );
		add_action( 'update_option_' . Settings::OPTION, array( __CLASS__, 'note_settings' ), 10, 2 );
		add_action( 'add_option_' . Settings::OPTION, array( __CLASS__, 'note_first_settings' ), 10, 2 );
		add_action( 'shutdown', array( __CLASS__, 'deliver' ), 5 );
	}

	/**
	 * A post with its terms and fields was stored; drafts that never were public are nobody's business.
	 *
	 * @param int           $id     The post.
	 * @param \WP_Post      $post   As it is.
	 * @param bool          $update Whether it was there.
	 * @param \WP_Post|null $before As it was.
	 */
	public static function note_saved( $id, $post, $update, $before ): void {
		if ( 'publish' === $post->post_status || ( $before instanceof \WP_Post && 'publish' === $before->post_status ) ) {
			self::note( (int) $id );
		}
	}

	/**
	 * A post is about to be deleted for good.
	 *
	 * @param int      $id   The post.
	 * @param \WP_Post $post As it was.
	 */
	public static function note_deleted( $id, $post ): void {
		if ( 'publish' === $post->post_status ) {
			self::note( (int) $id );
		}
	}

	/**
	 * A field was changed that keeps search engines away, or that the owner shares.
	 *
	 * @param int|int[] $meta_id The field's id.
	 * @param int       $id      The post.
	 * @param string    $key     The field's name.
	 */
	public static function note_meta( $meta_id, $id, $key ): void {
		if ( in_array( $key, array_merge( Visibility::noindex_keys(), Settings::read()['fields'] ), true ) && 'publish' === get_post_status( (int) $id ) ) {
			self::note( (int) $id );
		}
	}

	/**
	 * A product's stock changed.
	 *
	 * @param \WC_Product $product Product or variation.
	 */
	public static function note_product( $product ): void {
		self::note( (int) $product->get_id() );
	}

	/**
	 * A post changed; for a variation, its product did.
	 *
	 * @param int $id The post.
	 */
	public static function note( $id ): void {
		$id     = (int) $id;
		$parent = 'product_variation' === get_post_type( $id ) ? wp_get_post_parent_id( $id ) : 0;
		self::$posts[ $parent > 0 ? (int) $parent : $id ] = true;
	}

	/**
	 * Products whose sale begins or ends now, which no edit tells of.
	 *
	 * @param int[] $ids Products.
	 */
	public static function note_many( $ids ): void {
		array_map( array( __CLASS__, 'note' ), array_map( 'intval', (array) $ids ) );
	}

	/**
	 * Comments of a post were counted anew; only a product's reviews are sent, as a summary.
	 *
	 * @param int $id The post.
	 */
	public static function note_reviewed( $id ): void {
		if ( 'product' === get_post_type( (int) $id ) ) {
			self::note( (int) $id );
		}
	}

	/** Every address changed. */
	public static function note_all(): void {
		if ( Connection::can_push() ) {
			Worker::start_full_sync();
		}
	}

	/**
	 * The owner shares other kinds of content now.
	 *
	 * @param mixed $before As it was.
	 * @param mixed $after  As it is.
	 */
	public static function note_settings( $before, $after ): void {
		$types_before = Settings::sanitise( $before )['post_types'];
		$types_after  = Settings::sanitise( $after )['post_types'];
		if ( Connection::can_push() && Settings::sanitise( $before )['fields'] !== Settings::sanitise( $after )['fields'] ) {
			Worker::start_full_sync();
		}
		if ( Connection::can_push() && $types_before !== $types_after ) {
			wp_schedule_single_event( time(), Worker::NIGHTLY );
			Worker::schedule( time() );
		}
	}

	/**
	 * The owner chooses for the first time; until then every public kind was shared.
	 *
	 * @param string $name  The option.
	 * @param mixed  $after As it is.
	 */
	public static function note_first_settings( $name, $after ): void {
		self::note_settings( array( 'post_types' => Settings::shareable_types() ), $after );
	}

	/**
	 * Queues what changed, which no crash can take away, and sends it. Where the web server can close the answer first,
	 * nobody waits; else only people who may edit do, for a few seconds at most, and visitors leave it to WP-Cron.
	 */
	public static function deliver(): void {
		if ( array() === self::$posts || ! Connection::can_push() ) {
			return;
		}
		Queue::add( array_keys( self::$posts ) );
		$count       = count( self::$posts );
		self::$posts = array();
		$has_ended   = self::end_answer();
		if ( $count <= 10 && ( $has_ended || current_user_can( 'edit_posts' ) ) && Sender::send_batch( self::TIMEOUT, $count ) ) {
			return;
		}
		Worker::schedule( time() );
	}

	/** Closes the answer to the browser, where the web server can. */
	private static function end_answer(): bool {
		if ( wp_doing_cron() ) {
			return true;
		}
		foreach ( array( 'fastcgi_finish_request', 'litespeed_finish_request' ) as $finish ) {
			if ( function_exists( $finish ) ) {
				$finish();
				return true;
			}
		}
		return false;
	}
}
