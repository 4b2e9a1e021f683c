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
	 * @return array{everywhere: bool, hide_for_admins: bool, accent: string, position: string, pages_mode: string, pages: string[], on_types: string[], hide_for_roles: string[], device: string, fields: string[], orders: bool, consent: string, post_types: string[]}
	 */
	public static function read(): array {
		$stored = get_option( self::OPTION );
		return self::sanitise( is_array( $stored ) ? $stored : array( 'post_types' => self::shareable_types() ) );
	}

	/**
	 * Keeps what is well-formed.
	 *
	 * @param mixed $input What the form sent, or what was stored.
	 * @return array{everywhere: bool, hide_for_admins: bool, accent: string, position: string, pages_mode: string, pages: string[], on_types: string[], hide_for_roles: string[], device: string, orders: bool, consent: string, post_types: string[]}
	 */
	public static function sanitise( $input ): array {
		$input = is_array( $input ) ? $input : array();
		$types = self::keys( $input['post_types'] ?? array() );
		return array(
			'everywhere'      => ! empty( $input['everywhere'] ),
			'hide_for_admins' => ! empty( $input['hide_for_admins'] ),
			'accent'          => Colour::sanitise( $input['accent'] ?? '' ),
			'position'        => 'start' === ( $input['position'] ?? '' ) ? 'start' : 'end',
			'pages_mode'      => 'only' === ( $input['pages_mode'] ?? '' ) ? 'only' : 'except',
			'pages'           => self::lines( $input['pages'] ?? array() ),
			'on_types'        => array_values( array_intersect( self::shareable_types(), self::keys( $input['on_types'] ?? array() ) ) ),
			'hide_for_roles'  => array_values( array_intersect( array_keys( wp_roles()->roles ), self::keys( $input['hide_for_roles'] ?? array() ) ) ),
			'device'          => in_array( $input['device'] ?? '', array( 'desktop', 'mobile' ), true ) ? (string) $input['device'] : '',
			'fields'          => array_slice( array_values( array_filter( self::lines( $input['fields'] ?? array() ), static fn( string $key ) => ! is_protected_meta( $key, 'post' ) ) ), 0, 50 ),
			'orders'          => ! empty( $input['orders'] ),
			'consent'         => in_array( $input['consent'] ?? '', self::CONSENTS, true ) ? (string) ( $input['consent'] ?? '' ) : '',
			'post_types'      => array_values( array_intersect( self::shareable_types(), $types ) ),
		);
	}

	/**
	 * The settings as WordPress's REST API for settings reads and writes them; for people who may manage the site.
	 *
	 * @return array<string, mixed>
	 */
	public static function schema(): array {
		$kinds = array(
			'boolean' => array( 'everywhere', 'hide_for_admins', 'orders' ),
			'string'  => array( 'accent', 'position', 'pages_mode', 'device', 'consent' ),
			'array'   => array( 'pages', 'on_types', 'hide_for_roles', 'fields', 'post_types' ),
		);
		$fields = array();
		foreach ( $kinds as $kind => $names ) {
			foreach ( $names as $name ) {
				$fields[ $name ] = array( 'type' => $kind ) + ( 'array' === $kind ? array( 'items' => array( 'type' => 'string' ) ) : array() );
			}
		}
		return array(
			'type'                 => 'object',
			'properties'           => $fields,
			'additionalProperties' => false,
		);
	}

	/**
	 * Names out of boxes that were ticked.
	 *
	 * @param mixed $input What the form sent.
	 * @return string[]
	 */
	private static function keys( $input ): array {
		return is_array( $input ) ? array_map( 'sanitize_key', array_filter( $input, 'is_scalar' ) ) : array();
	}

	/**
	 * Paths, one a line, of whole addresses the path; or other lines.
	 *
	 * @param mixed $input What the form sent, or what was stored.
	 * @return string[]
	 */
	private static function lines( $input ): array {
		$lines = is_array( $input ) ? $input : preg_split( '/\R/', (string) $input );
		$paths = array_map( static fn( $line ) => sanitize_text_field( (string) preg_replace( '#^https?://[^/]+#i', '', trim( (string) $line ) ) ), array_filter( (array) $lines, 'is_scalar' ) );
		return array_slice( array_values( array_filter( $paths, 'strlen' ) ), 0, 100 );
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
