<?php
/**
 * Posts that the server has to hear of.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/**
 * A table of post ids; what is sent is read when it is sent. A row stays until the server has answered for a state that
 * is not older than the row, so nothing is lost when PHP or the server dies in between.
 */
final class Queue {
	private const FIRST_RETRY_SECONDS = 30;
	private const LAST_RETRY_SECONDS  = 3600;

	/** The table of this site. */
	public static function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'netvexa_chat_queue';
	}

	/** Makes the table; harmless where it is there. */
	public static function create_table(): void {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		dbDelta(
			'CREATE TABLE ' . self::table() . ' (
			post_id bigint(20) unsigned NOT NULL,
			changed_at bigint(20) unsigned NOT NULL,
			attempts int(10) unsigned NOT NULL DEFAULT 0,
			due_at bigint(20) unsigned NOT NULL DEFAULT 0,
			PRIMARY KEY  (post_id),
			KEY due_at (due_at)
			) ' . $wpdb->get_charset_collate() . ';'
		);
	}

	/** Takes the table away. */
	public static function drop_table(): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', self::table() ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the table is ours.
	}

	/**
	 * Queues posts, at once due.
	 *
	 * @param int[] $ids The posts.
	 */
	public static function add( array $ids ): void {
		global $wpdb;
		foreach ( $ids as $id ) {
			$row = array(
				'post_id'    => $id,
				'changed_at' => Clock::milliseconds(),
				'attempts'   => 0,
				'due_at'     => 0,
			);
			$wpdb->replace( self::table(), $row, '%d' ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the table is ours.
		}
	}

	/**
	 * Queues every published post of some types in one statement.
	 *
	 * @param string[] $types Post types.
	 */
	public static function add_all( array $types ): void {
		global $wpdb;
		if ( array() === $types ) {
			return;
		}
		$marks  = implode( ', ', array_fill( 0, count( $types ), '%s' ) );
		$values = array_merge( array( self::table(), Clock::milliseconds(), $wpdb->posts ), $types );
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQLPlaceholders, WordPress.DB.DirectDatabaseQuery -- as many marks as types.
		$wpdb->query( $wpdb->prepare( "REPLACE INTO %i (post_id, changed_at, attempts, due_at) SELECT ID, %d, 0, 0 FROM %i WHERE post_status = 'publish' AND post_type IN ($marks)", $values ) );
	}

	/**
	 * Posts that are due with the time of their last change, the latest change first: an edit must not wait for a full sync.
	 *
	 * @param int $limit How many.
	 * @return array<int, int> Time by post.
	 */
	public static function due( int $limit ): array {
		global $wpdb;
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT post_id, changed_at FROM %i WHERE due_at <= %d ORDER BY changed_at DESC, post_id LIMIT %d', self::table(), time(), $limit ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the table is ours.
		$due  = array();
		foreach ( $rows as $row ) {
			$due[ (int) $row->post_id ] = (int) $row->changed_at;
		}
		return $due;
	}

	/**
	 * Takes posts out that the server has answered for, unless they have changed since.
	 *
	 * @param array<int, int> $sent Time by post, as `due` returned it.
	 */
	public static function remove( array $sent ): void {
		global $wpdb;
		foreach ( $sent as $id => $changed_at ) {
			$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE post_id = %d AND changed_at <= %d', self::table(), $id, $changed_at ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the table is ours.
		}
	}

	/**
	 * Puts posts off after a failure, each time for twice as long.
	 *
	 * @param int[] $ids     The posts.
	 * @param int   $at_best Seconds that the server asked for.
	 */
	public static function postpone( array $ids, int $at_best ): void {
		global $wpdb;
		foreach ( $ids as $id ) {
			$attempts = (int) $wpdb->get_var( $wpdb->prepare( 'SELECT attempts FROM %i WHERE post_id = %d', self::table(), $id ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the table is ours.
			$delay    = max( $at_best, min( self::LAST_RETRY_SECONDS, self::FIRST_RETRY_SECONDS * 2 ** min( $attempts, 10 ) ) );
			$wpdb->query( $wpdb->prepare( 'UPDATE %i SET attempts = %d, due_at = %d WHERE post_id = %d', self::table(), $attempts + 1, time() + $delay, $id ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the table is ours.
		}
	}

	/** Makes everything due now, when the owner asks for it. */
	public static function retry_now(): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET due_at = 0', self::table() ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the table is ours.
	}

	/** How many posts wait. */
	public static function count(): int {
		global $wpdb;
		return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i', self::table() ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the table is ours.
	}

	/** When the next post is due, in seconds since 1970; null when none waits. */
	public static function next_due(): ?int {
		global $wpdb;
		$due = $wpdb->get_var( $wpdb->prepare( 'SELECT MIN(due_at) FROM %i', self::table() ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the table is ours.
		return null === $due ? null : max( time(), (int) $due );
	}
}
