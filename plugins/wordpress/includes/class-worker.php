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
	private const LOCK_EXPIRY = 120;

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
		$end = microtime( true ) + self::SECONDS;
		try {
			while ( Sender::send_batch( self::TIMEOUT ) && microtime( true ) < $end && memory_get_usage() < self::MAX_MEMORY ) {
				wp_cache_flush_runtime();
			}
		} finally {
			delete_option( self::LOCK );
		}
		$next = Queue::next_due();
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
	 * Has the queue worked on at a time; once WordPress has answered this request where that time is now.
	 *
	 * @param int $at Seconds since 1970.
	 */
	public static function schedule( int $at ): void {
		$planned = wp_next_scheduled( self::WORK );
		if ( false === $planned || $planned > $at ) {
			wp_clear_scheduled_hook( self::WORK );
			wp_schedule_single_event( $at, self::WORK );
		}
		if ( $at <= time() && ! has_action( 'shutdown', 'spawn_cron' ) ) {
			// After wp-cron.php has given its own lock back, so that one run hands over to the next.
			add_action( 'shutdown', 'spawn_cron', 20, 0 );
		}
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
