<?php
/**
 * Comparing both sides.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Finds what the hooks did not tell of: imports, direct changes of the database, deliveries that never came. */
final class Reconciler {
	private const PAGE = 200;

	/**
	 * Queues posts that the server has and should not, lacks and should have, or has in an older state.
	 *
	 * @return true|\WP_Error
	 */
	public static function run() {
		$versions = self::remote_versions();
		if ( is_wp_error( $versions ) ) {
			return $versions;
		}
		$after = 0;
		while ( true ) {
			$posts = self::local_posts( $after );
			if ( array() === $posts ) {
				break;
			}
			foreach ( $posts as $post ) {
				$id    = (int) $post->ID;
				$after = $id;
				// Versions are times, so a post that was changed after it was read has a later one.
				$is_current = isset( $versions[ $id ] ) && $versions[ $id ] >= 1000 * (int) strtotime( $post->post_modified_gmt . ' UTC' );
				$may_leave  = Visibility::may_leave( get_post( $id ) );
				if ( $may_leave ? ! $is_current : isset( $versions[ $id ] ) ) {
					Queue::add( array( $id ) );
				}
				unset( $versions[ $id ] );
			}
			wp_cache_flush_runtime();
		}
		Queue::add( array_keys( $versions ) );
		return true;
	}

	/**
	 * What the server has of this site.
	 *
	 * @return array<int, int>|\WP_Error Version by post.
	 */
	private static function remote_versions() {
		$versions = array();
		$after    = 0;
		do {
			$query  = http_build_query( array( 'sourceId' => Connection::secret()['source_id'], 'after' => $after, 'limit' => self::PAGE ) );
			$answer = Backend::connected()->request( 'GET', '/v1/documents?' . $query, array( 'timeout' => 25 ) );
			if ( is_wp_error( $answer ) ) {
				return $answer;
			}
			$documents = is_array( $answer['documents'] ?? null ) ? $answer['documents'] : array();
			foreach ( $documents as $document ) {
				$after = (int) $document['number'];
				$id    = Pushed_Item::post_of( (string) $document['externalId'] );
				if ( $id > 0 ) {
					$versions[ $id ] = (int) $document['version'];
				}
			}
		} while ( self::PAGE === count( $documents ) );
		return $versions;
	}

	/**
	 * Published posts of every public kind, by id: those of kinds that are no longer shared must be found, too.
	 *
	 * @param int $after The last id that was seen.
	 * @return object[]
	 */
	private static function local_posts( int $after ): array {
		global $wpdb;
		$types  = Settings::shareable_types();
		$marks  = implode( ', ', array_fill( 0, count( $types ), '%s' ) );
		$values = array_merge( array( $wpdb->posts, $after ), $types, array( self::PAGE ) );
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQLPlaceholders, WordPress.DB.DirectDatabaseQuery -- as many marks as types.
		return $wpdb->get_results( $wpdb->prepare( "SELECT ID, post_modified_gmt FROM %i WHERE ID > %d AND post_status = 'publish' AND post_type IN ($marks) ORDER BY ID LIMIT %d", $values ) );
	}
}
