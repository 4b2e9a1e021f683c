<?php
/**
 * What the server may say to this site.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** One route, for requests that carry the signature of this site's connection, and for nobody else. */
final class Server_Routes {
	private const EVENTS = array( 'handshake', 'disconnected' );

	/** Hooks it. */
	public static function register(): void {
		add_action( 'rest_api_init', array( __CLASS__, 'register_routes' ) );
	}

	/** Where the server finds it. */
	public static function url(): string {
		return rest_url( Health_Routes::NAMESPACE_V1 . '/handshake' );
	}

	/** The route. */
	public static function register_routes(): void {
		$text = array(
			'type'      => 'string',
			'required'  => true,
			'maxLength' => 200,
		);
		register_rest_route(
			Health_Routes::NAMESPACE_V1,
			'/handshake',
			array(
				'methods'             => 'POST',
				'callback'            => array( __CLASS__, 'answer' ),
				'permission_callback' => array( __CLASS__, 'is_server' ),
				'args'                => array(
					'event'     => array( 'enum' => self::EVENTS ) + $text,
					'siteKey'   => $text,
					'time'      => $text,
					'nonce'     => $text,
					'signature' => $text,
				),
			)
		);
	}

	/**
	 * Whether the server asks.
	 *
	 * @param \WP_REST_Request $request The request.
	 */
	public static function is_server( \WP_REST_Request $request ): bool {
		$said = array();
		foreach ( array( 'event', 'siteKey', 'time', 'nonce', 'signature' ) as $field ) {
			$said[ $field ] = (string) $request->get_param( $field );
		}
		return Signature::is_from_server( $said );
	}

	/**
	 * Shows that the secret is here. Told that the connection is over, the site forgets it first.
	 *
	 * @param \WP_REST_Request $request The request.
	 */
	public static function answer( \WP_REST_Request $request ): \WP_REST_Response {
		$proof = Signature::proof( (string) $request->get_param( 'nonce' ) );
		if ( 'disconnected' === $request->get_param( 'event' ) ) {
			Connector::forget();
		}
		$response = new \WP_REST_Response( array( 'proof' => $proof ) );
		$response->header( 'Cache-Control', 'no-store' );
		return $response;
	}
}
