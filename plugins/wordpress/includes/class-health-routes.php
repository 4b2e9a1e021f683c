<?php
/**
 * Routes of the settings page.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** For people who may manage the site, and for nobody else. WordPress checks the REST nonce of a signed-in browser. */
final class Health_Routes {
	public const NAMESPACE_V1 = 'netvexa-chat/v1';

	/** Hooks them. */
	public static function register(): void {
		add_action( 'rest_api_init', array( __CLASS__, 'register_routes' ) );
	}

	/** Reading how things stand, and one step of the work while the owner looks on. */
	public static function register_routes(): void {
		$may_manage = static fn(): bool => current_user_can( 'manage_options' );
		register_rest_route(
			self::NAMESPACE_V1,
			'/health',
			array(
				'methods'             => 'GET',
				'callback'            => static fn() => rest_ensure_response( Health::read( true ) ),
				'permission_callback' => $may_manage,
			)
		);
		register_rest_route(
			self::NAMESPACE_V1,
			'/usage',
			array(
				'methods'             => 'GET',
				'callback'            => array( Usage::class, 'answer' ),
				'permission_callback' => $may_manage,
			)
		);
		register_rest_route(
			self::NAMESPACE_V1,
			'/work',
			array(
				'methods'             => 'POST',
				'callback'            => array( __CLASS__, 'work' ),
				'permission_callback' => $may_manage,
			)
		);
	}

	/** Sends a batch now, so that the progress that the owner watches does not depend on WP-Cron. */
	public static function work(): \WP_REST_Response {
		if ( Connection::can_push() ) {
			Sender::send_batch( 20 );
		}
		return rest_ensure_response( Health::read( false ) );
	}
}
