<?php
/**
 * Sending what is due.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** One batch at a time, within the server's limits and a shared host's memory. */
final class Sender {
	private const MAX_ITEMS = 25;
	private const MAX_BYTES = 1500000;

	/**
	 * Sends the next batch; false when nothing is due or the server could not take it.
	 *
	 * @param int $timeout Seconds to wait for the answer.
	 * @param int $limit   How many posts at most.
	 */
	public static function send_batch( int $timeout, int $limit = self::MAX_ITEMS ): bool {
		$due   = Queue::due( $limit );
		$items = self::collect( array_keys( $due ) );
		if ( array() === $items ) {
			return false;
		}
		$taken  = array_intersect_key( $due, $items );
		$body   = array(
			'sourceId'  => Connection::secret()['source_id'],
			'documents' => array_values( $items ),
		);
		$answer = Backend::connected()->request( 'POST', '/v1/documents', compact( 'body', 'timeout' ) );
		if ( is_wp_error( $answer ) ) {
			Journal::fail( $answer );
			Queue::postpone( array_keys( $taken ), (int) ( $answer->get_error_data()['retry_after'] ?? 0 ) );
			return false;
		}
		self::note_refusals( is_array( $answer['results'] ?? null ) ? $answer['results'] : array() );
		Queue::remove( $taken );
		Journal::succeed();
		return true;
	}

	/**
	 * Items of posts, as many as one request may hold.
	 *
	 * @param int[] $ids The posts.
	 * @return array<int, array<string, mixed>> Items by post.
	 */
	private static function collect( array $ids ): array {
		$items = array();
		$bytes = 0;
		foreach ( $ids as $id ) {
			$item   = Pushed_Item::of_post( $id );
			$bytes += strlen( (string) wp_json_encode( $item ) );
			if ( array() !== $items && $bytes > self::MAX_BYTES ) {
				break;
			}
			$items[ $id ] = $item;
		}
		return $items;
	}

	/**
	 * Writes down what the server would not take: sending it again would change nothing.
	 *
	 * @param array<int, array<string, mixed>> $results One for each item.
	 */
	private static function note_refusals( array $results ): void {
		foreach ( $results as $result ) {
			if ( 'rejected' === ( $result['outcome'] ?? '' ) ) {
				Journal::refuse( Pushed_Item::post_of( (string) ( $result['externalId'] ?? '' ) ), (string) ( $result['detail'] ?? '' ) );
			}
		}
	}
}
