<?php
/**
 * What the agent did.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** The last thirty days in figures, as the server counts them; asked for by the settings page's script. */
final class Usage {
	private const DAYS = 30;

	/** The table, which the script fills. */
	public static function show(): void {
		/* translators: %d: number of days. */
		echo '<h2>' . esc_html( sprintf( __( 'The last %d days', 'netvexa-chat' ), self::DAYS ) ) . '</h2><div id="netvexa-chat-usage" aria-live="polite"><table class="widefat striped" style="max-width:60em"><tbody>';
		foreach ( self::labels() as $field => $label ) {
			printf( '<tr><th scope="row">%1$s</th><td data-field="%2$s">…</td></tr>', esc_html( $label ), esc_attr( $field ) );
		}
		echo '</tbody></table><p data-field="problem"></p><details><summary>' . esc_html__( 'Questions without an answer', 'netvexa-chat' ) . '</summary><ul data-field="unanswered" style="list-style:disc;padding-inline-start:2em"></ul></details></div>';
		printf( '<p><a href="%1$s">%2$s</a></p>', esc_url( Connection::site()['server'] . '/app' ), esc_html__( 'Conversations, corrections and settings of the agent', 'netvexa-chat' ) );
	}

	/** Answers the script. */
	public static function answer(): \WP_REST_Response {
		$signed = Connection::is_signed();
		$path   = $signed ? '/v1/site/usage?days=' . self::DAYS : '/v1/analytics/overview?days=' . self::DAYS;
		$answer = Backend::connected()->request( 'GET', $path, array( 'timeout' => 8 ) );
		if ( is_wp_error( $answer ) ) {
			$words = 'scope_missing' === $answer->get_error_code() ? __( 'The API key may not read conversations. Give it conversations:read, or connect by pressing Connect.', 'netvexa-chat' ) : Remedies::describe( (string) $answer->get_error_code(), $answer->get_error_message() );
			return rest_ensure_response( array( 'problem' => $words ) );
		}
		$totals = $signed ? $answer : (array) ( $answer['totals'] ?? array() );
		$usage  = array( 'unanswered' => self::questions( $answer ), 'revenue' => self::revenue( $totals ) );
		foreach ( array_keys( self::labels() ) as $field ) {
			$usage += array( $field => number_format_i18n( (int) ( $totals[ $field ] ?? 0 ) ) );
		}
		return rest_ensure_response( $usage );
	}

	/**
	 * The figures.
	 *
	 * @return array<string, string>
	 */
	private static function labels(): array {
		return array(
			'conversations'   => __( 'Conversations', 'netvexa-chat' ),
			'questions'       => __( 'Questions', 'netvexa-chat' ),
			'answered'        => __( 'Answered with sources', 'netvexa-chat' ),
			'unknown'         => __( 'Said to be unknown', 'netvexa-chat' ),
			'contactRequests' => __( 'Asked to be contacted', 'netvexa-chat' ),
			'orders'          => __( 'Orders after a conversation', 'netvexa-chat' ),
			'revenue'         => __( 'Worth', 'netvexa-chat' ),
		);
	}

	/**
	 * What was asked in vain.
	 *
	 * @param array<string, mixed> $answer What the server says.
	 * @return string[]
	 */
	private static function questions( array $answer ): array {
		$found = is_array( $answer['unanswered'] ?? null ) ? $answer['unanswered'] : array();
		return array_map( static fn( $one ) => is_array( $one ) ? (string) ( $one['question'] ?? '' ) : (string) $one, $found );
	}

	/**
	 * Amounts by currency.
	 *
	 * @param array<string, mixed> $totals What the server says.
	 */
	private static function revenue( array $totals ): string {
		$amounts = array();
		foreach ( is_array( $totals['revenue'] ?? null ) ? $totals['revenue'] : array() as $sum ) {
			$amounts[] = Money::format( (int) $sum['minor'], (string) $sum['currency'] );
		}
		return array() === $amounts ? '–' : implode( ', ', $amounts );
	}
}
