<?php
/**
 * How things stand.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** What the health panel shows, and the settings page's script asks for. */
final class Health {
	/**
	 * The state of connection, sync and queue; asks the server only when told to.
	 *
	 * @param bool $check Whether to ask the server.
	 * @return array{connected: bool, waiting: int, total: int, sentAt: string, nextAt: string, problems: string[]}
	 */
	public static function read( bool $check ): array {
		$connected = Connection::is_made();
		$journal   = Journal::read();
		$waiting   = Connection::can_push() ? Queue::count() : 0;
		$problems  = array_merge( Surroundings::problems(), self::problems( $journal ) );
		if ( $connected && $check ) {
			$problems = array_merge( self::check_server(), $problems );
		}
		return array(
			'connected' => $connected,
			'waiting'   => $waiting,
			'total'     => max( $waiting, (int) $journal['total'] ),
			'sentAt'    => self::time( (int) $journal['sent_at'] ),
			'nextAt'    => self::time( (int) wp_next_scheduled( Worker::NIGHTLY ) ),
			'problems'  => array_values( array_unique( $problems ) ),
		);
	}

	/**
	 * What the journal knows.
	 *
	 * @param array<string, mixed> $journal The journal.
	 * @return string[]
	 */
	private static function problems( array $journal ): array {
		$problems = array();
		if ( is_array( $journal['problem'] ) ) {
			$problems[] = Remedies::describe( $journal['problem']['code'], $journal['problem']['detail'] );
		}
		if ( '' !== $journal['unproven'] ) {
			$problems[] = Remedies::describe( 'netvexa_unproven', $journal['unproven'] );
		}
		foreach ( $journal['rejected'] as $rejected ) {
			/* translators: 1: title of a post, 2: why the server refused it. */
			$problems[] = sprintf( __( '“%1$s” was refused: %2$s', 'netvexa-chat' ), get_the_title( $rejected['post'] ), $rejected['detail'] );
		}
		return $problems;
	}

	/**
	 * Whether the server accepts what this site proves itself with, its address, and the widget that it brings along.
	 *
	 * @return string[]
	 */
	private static function check_server(): array {
		$signed = Connection::is_signed();
		$answer = Backend::connected()->request( 'GET', $signed ? '/v1/site' : '/v1/storefront', array( 'timeout' => 5 ) );
		if ( is_wp_error( $answer ) ) {
			return array( Remedies::describe( (string) $answer->get_error_code(), $answer->get_error_message() ) );
		}
		$problem = Widget_Files::misfit( is_array( $answer['widgetProtocol'] ?? null ) ? $answer['widgetProtocol'] : array() );
		$found   = '' === $problem ? array() : array( Remedies::describe( $problem, '' ) );
		$allowed = is_array( $answer['allowedOrigins'] ?? null ) ? $answer['allowedOrigins'] : array();
		return in_array( Connector::origin(), $allowed, true ) ? $found : array_merge( $found, array( Remedies::describe( 'netvexa_origin_not_listed', '' ) ) );
	}

	/**
	 * A time in the owner's words; empty for never.
	 *
	 * @param int $at Seconds since 1970.
	 */
	private static function time( int $at ): string {
		return $at > 0 ? wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $at ) : '';
	}
}
