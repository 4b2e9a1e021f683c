<?php
/**
 * What the server keeps of a person.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Takes part in WordPress's tools for exporting and erasing personal data, with what is on the server. */
final class Personal_Data {
	private const GROUP = 'netvexa-chat';

	/** Hooks both. */
	public static function register(): void {
		add_filter( 'wp_privacy_personal_data_exporters', array( __CLASS__, 'add_exporter' ) );
		add_filter( 'wp_privacy_personal_data_erasers', array( __CLASS__, 'add_eraser' ) );
	}

	/**
	 * Ours among the exporters.
	 *
	 * @param array<string, array<string, mixed>> $exporters Exporters.
	 * @return array<string, array<string, mixed>>
	 */
	public static function add_exporter( array $exporters ): array {
		$exporters[ self::GROUP ] = array(
			'exporter_friendly_name' => __( 'Netvexa Chat', 'netvexa-chat' ),
			'callback'               => array( __CLASS__, 'export' ),
		);
		return $exporters;
	}

	/**
	 * Ours among the erasers.
	 *
	 * @param array<string, array<string, mixed>> $erasers Erasers.
	 * @return array<string, array<string, mixed>>
	 */
	public static function add_eraser( array $erasers ): array {
		$erasers[ self::GROUP ] = array(
			'eraser_friendly_name' => __( 'Netvexa Chat', 'netvexa-chat' ),
			'callback'             => array( __CLASS__, 'erase' ),
		);
		return $erasers;
	}

	/**
	 * Conversations and requests of a person.
	 *
	 * @param string $email The person's address.
	 * @return array{data: array<int, array<string, mixed>>, done: bool}|\WP_Error
	 */
	public static function export( string $email ) {
		if ( ! Connection::is_signed() ) {
			return array( 'data' => array(), 'done' => true );
		}
		$kept = self::ask( 'export', $email );
		// An error stops the tool: a report that looks whole must be whole.
		return is_wp_error( $kept ) ? $kept : array( 'data' => self::items( $kept ), 'done' => true );
	}

	/**
	 * Erases them.
	 *
	 * @param string $email The person's address.
	 * @return array{items_removed: int, items_retained: bool, messages: string[], done: bool}
	 */
	public static function erase( string $email ): array {
		$result = array( 'items_removed' => 0, 'items_retained' => false, 'messages' => array(), 'done' => true );
		if ( ! Connection::is_made() ) {
			return $result;
		}
		$gone = Connection::is_signed() ? self::ask( 'erasure', $email ) : new \WP_Error( 'netvexa_needs_consent' );
		if ( is_wp_error( $gone ) ) {
			/* translators: %s: what is wrong, and what to do. */
			$result['messages'][]     = sprintf( __( 'What the chat\'s server keeps was not erased: %s', 'netvexa-chat' ), Remedies::describe( (string) $gone->get_error_code(), $gone->get_error_message() ) );
			$result['items_retained'] = true;
			return $result;
		}
		$result['items_removed'] = (int) ( $gone['conversations'] ?? 0 ) + (int) ( $gone['contactRequests'] ?? 0 );
		return $result;
	}

	/**
	 * Asks the server.
	 *
	 * @param string $what  `export` or `erasure`.
	 * @param string $email The person's address.
	 * @return array<string, mixed>|\WP_Error
	 */
	private static function ask( string $what, string $email ) {
		return Backend::connected()->request( 'POST', '/v1/site/people/' . $what, array( 'body' => compact( 'email' ), 'timeout' => 20 ) );
	}

	/**
	 * What is kept, as WordPress shows it.
	 *
	 * @param array<string, mixed> $kept What the server says.
	 * @return array<int, array<string, mixed>>
	 */
	private static function items( array $kept ): array {
		$items = array();
		foreach ( is_array( $kept['conversations'] ?? null ) ? $kept['conversations'] : array() as $conversation ) {
			$lines = array();
			foreach ( $conversation['messages'] as $message ) {
				$lines[] = array( 'name' => __( 'Asked', 'netvexa-chat' ) . ' ' . $message['at'], 'value' => esc_html( $message['question'] ) );
				$lines[] = array( 'name' => __( 'Answered', 'netvexa-chat' ), 'value' => esc_html( $message['answer'] ) );
			}
			$items[] = self::item( 'conversation-' . $conversation['id'], $lines );
		}
		foreach ( is_array( $kept['contactRequests'] ?? null ) ? $kept['contactRequests'] : array() as $index => $request ) {
			$items[] = self::item(
				'request-' . $index,
				array(
					array( 'name' => __( 'Asked to be contacted', 'netvexa-chat' ), 'value' => esc_html( $request['at'] ) ),
					array( 'name' => __( 'Name', 'netvexa-chat' ), 'value' => esc_html( (string) $request['name'] ) ),
					array( 'name' => __( 'Message', 'netvexa-chat' ), 'value' => esc_html( $request['message'] ) ),
				)
			);
		}
		return $items;
	}

	/**
	 * One entry of the report.
	 *
	 * @param string                                         $id    Its name.
	 * @param array<int, array{name: string, value: string}> $lines Its content.
	 * @return array<string, mixed>
	 */
	private static function item( string $id, array $lines ): array {
		return array(
			'group_id'    => self::GROUP,
			'group_label' => __( 'Chat', 'netvexa-chat' ),
			'item_id'     => $id,
			'data'        => $lines,
		);
	}
}
