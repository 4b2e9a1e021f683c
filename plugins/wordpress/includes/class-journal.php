<?php
/**
 * What happened, for the owner to read.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Progress of the full sync, the last success, and the last problems. */
final class Journal {
	public const OPTION     = 'netvexa_chat_journal';
	private const PROBLEMS  = 20;
	private const UNTOUCHED = array(
		'total'      => 0,
		'started_at' => 0,
		'sent_at'    => 0,
		'reconciled' => 0,
		'problem'    => null,
		'unproven'   => '',
		'rejected'   => array(),
	);

	/**
	 * All of it.
	 *
	 * @return array{total: int, started_at: int, sent_at: int, reconciled: int, problem: ?array{code: string, detail: string, at: int}, unproven: string, rejected: array<int, array{post: int, detail: string, at: int}>}
	 */
	public static function read(): array {
		$stored = get_option( self::OPTION );
		return array_merge( self::UNTOUCHED, is_array( $stored ) ? $stored : array() );
	}

	/** Forgets everything. */
	public static function clear(): void {
		delete_option( self::OPTION );
	}

	/**
	 * A full sync has begun.
	 *
	 * @param int $total How many posts it has to send.
	 */
	public static function begin( int $total ): void {
		self::write( array( 'total' => $total, 'started_at' => time() ) );
	}

	/** The server has taken something; the last problem is over. */
	public static function succeed(): void {
		self::write( array( 'sent_at' => time(), 'problem' => null ) );
	}

	/**
	 * The server called this site, or could not.
	 *
	 * @param string $problem What was wrong; empty for nothing.
	 */
	public static function prove( string $problem ): void {
		self::write( array( 'unproven' => sanitize_key( $problem ) ) );
	}

	/** Both sides were compared. */
	public static function reconciled(): void {
		self::write( array( 'reconciled' => time() ) );
	}

	/**
	 * Nothing could be sent.
	 *
	 * @param \WP_Error $error What went wrong.
	 */
	public static function fail( \WP_Error $error ): void {
		$problem = array(
			'code'   => (string) $error->get_error_code(),
			'detail' => mb_substr( $error->get_error_message(), 0, 300 ),
			'at'     => time(),
		);
		self::write( array( 'problem' => $problem ) );
	}

	/**
	 * The server refused one post.
	 *
	 * @param int    $post   The post.
	 * @param string $detail Why.
	 */
	public static function refuse( int $post, string $detail ): void {
		$entry    = array(
			'post'   => $post,
			'detail' => mb_substr( sanitize_text_field( $detail ), 0, 300 ),
			'at'     => time(),
		);
		$rejected = array_filter( self::read()['rejected'], static fn( array $one ) => $one['post'] !== $post );
		self::write( array( 'rejected' => array_slice( array_merge( array( $entry ), $rejected ), 0, self::PROBLEMS ) ) );
	}

	/**
	 * Changes some fields.
	 *
	 * @param array<string, mixed> $fields New values.
	 */
	private static function write( array $fields ): void {
		update_option( self::OPTION, array_merge( self::read(), $fields ), false );
	}
}
