<?php
/**
 * What the site's owner has chosen.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** The one option that the settings page writes. Nothing in it is secret. */
final class Settings {
	public const OPTION = 'netvexa_chat_settings';

	/** Categories of the WP Consent API that the chat may wait for; empty: for none. */
	public const CONSENTS = array( '', 'functional', 'preferences', 'statistics-anonymous', 'statistics', 'marketing' );

	/**
	 * The settings in force.
	 *
	 * @return array{everywhere: bool, hide_for_admins: bool, accent: string, position: string, consent: string, post_types: string[]}
	 */
	public static function read(): array {
		$stored = get_option( self::OPTION );
		return self::sanitise( is_array( $stored ) ? $stored : array( 'post_types' => self::shareable_types() ) );
	}

	/**
	 * Keeps what is well-formed.
	 *
	 * @param mixed $input What the form sent, or what was stored.
	 * @return array{everywhere: bool, hide_for_admins: bool, accent: string, position: string, consent: string, post_types: string[]}
	 */
	public static function sanitise( $input ): array {
		$input = is_array( $input ) ? $input : array();
		$types = isset( $input['post_types'] ) && is_array( $input['post_types'] ) ? array_map( 'sanitize_key', $input['post_types'] ) : array();
		return array(
			'everywhere'      => ! empty( $input['everywhere'] ),
			'hide_for_admins' => ! empty( $input['hide_for_admins'] ),
			'accent'          => Colour::sanitise( $input['accent'] ?? '' ),
			'position'        => 'start' === ( $input['position'] ?? '' ) ? 'start' : 'end',
			'consent'         => in_array( $input['consent'] ?? '', self::CONSENTS, true ) ? (string) ( $input['consent'] ?? '' ) : '',
			'post_types'      => array_values( array_intersect( self::shareable_types(), $types ) ),
		);
	}

	/**
	 * The kinds of content that have public pages of their own.
	 *
	 * @return string[]
	 */
	public static function shareable_types(): array {
		return array_values( array_diff( get_post_types( array( 'public' => true ) ), array( 'attachment' ) ) );
	}
}
