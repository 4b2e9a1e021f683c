<?php
/**
 * Work in the background.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Drains the queue from WP-Cron, with a limit on time and memory, and goes on by itself until nothing is due. */
final class Worker {
	public const WORK         = 'netvexa_chat_work';
	public const NIGHTLY      = 'netvexa_chat_reconcile';
	private const LOCK        = 'netvexa_chat_lock';
	private const SECONDS     = 20;
	private const MAX_MEMORY  = 64 * MB_IN_BYTES;
	private const TIMEOUT     = 25;
	private const LOCK_EXPIRY = 60;

	/** Hooks the two events. */
	public static function register(): void {
		add_action( self::WORK, array( __CLASS__, 'run' ) );
		add_action( self::NIGHTLY, array( __CLASS__, 'reconcile' ) );
	}

	/** Starts a full sync: everything that may be shared is sent, and what should not be on the server goes. */
	public static function start_full_sync(): void {
		Queue::add_all( Settings::read()['post_types'] );
		Journal::begin( Queue::count() );
		if ( ! wp_next_scheduled( self::NIGHTLY ) ) {
			wp_schedule_event( time() + DAY_IN_SECONDS, 'daily', self::NIGHTLY );
		}
		self::schedule( time() );
	}

	/** Sends batches until nothing is due or this run's share is used up. */
	public static function run(): void {
		if ( ! Connection::can_push() || ! self::take_lock() ) {
			return;
		}
		// WordPress has taken this event out already: should PHP be killed now, the next one finds what is left.
		self::plan( time() + self::LOCK_EXPIRY );
		$end = microtime( true ) + self::SECONDS;
		try {
			while ( Sender::send_batch( self::TIMEOUT ) && microtime( true ) < $end && memory_get_usage() < self::MAX_MEMORY ) {
				wp_cache_flush_runtime();
			}
		} finally {
			delete_option( self::LOCK );
		}
		$next = Queue::next_due();
		wp_clear_scheduled_hook( self::WORK );
		if ( null !== $next ) {
			self::schedule( $next );
		}
	}

	/** Compares both sides and sends what differs. */
	public static function reconcile(): void {
		if ( ! Connection::can_push() ) {
			return;
		}
		$done = Reconciler::run();
		if ( is_wp_error( $done ) ) {
			Journal::fail( $done );
			return;
		}
		Journal::reconciled();
		self::schedule( time() );
	}

	/**
	 * Has the queue worked on at a time; once this request is over where that time is now.
	 *
	 * @param int $at Seconds since 1970.
	 */
	public static function schedule( int $at ): void {
		$planned = wp_next_scheduled( self::WORK );
		if ( false === $planned || $planned > $at ) {
			self::plan( $at );
		}
		if ( $at <= time() && ! has_action( 'shutdown', array( __CLASS__, 'wake' ) ) ) {
			add_action( 'shutdown', array( __CLASS__, 'wake' ), 20 );
		}
	}

	/**
	 * Makes this the one time at which the queue is worked on.
	 *
	 * @param int $at Seconds since 1970.
	 */
	private static function plan( int $at ): void {
		wp_clear_scheduled_hook( self::WORK );
		wp_schedule_single_event( $at, self::WORK );
	}

	/**
	 * Calls WP-Cron without waiting for it. WordPress's own `spawn_cron` does nothing while WP-Cron runs, and one run has
	 * to hand over to the next on sites that nobody visits; at shutdown WP-Cron has given its lock back.
	 */
	public static function wake(): void {
		$arguments = array(
			'timeout'   => 0.01,
			'blocking'  => false,
			/** This filter is documented in wp-includes/class-wp-http-streams.php */
			'sslverify' => apply_filters( 'https_local_ssl_verify', false ), // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own.
		);
		wp_remote_post( site_url( 'wp-cron.php' ), $arguments );
	}

	/** Takes all events away. */
	public static function unschedule(): void {
		wp_clear_scheduled_hook( self::WORK );
		wp_clear_scheduled_hook( self::NIGHTLY );
		delete_option( self::LOCK );
	}

	/** One run at a time: two would do no harm, but the same work twice. */
	private static function take_lock(): bool {
		$since = (int) get_option( self::LOCK );
		if ( $since > 0 && $since < time() - self::LOCK_EXPIRY ) {
			delete_option( self::LOCK );
		}
		return add_option( self::LOCK, time(), '', false );
	}
}
