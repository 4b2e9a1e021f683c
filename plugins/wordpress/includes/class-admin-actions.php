<?php
/**
 * Forms of the settings page.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Each action: a capability, a nonce, sanitised input, and a way back. */
final class Admin_Actions {
	public const BEGIN      = 'netvexa_chat_begin';
	public const FINISH     = 'netvexa_chat_finish';
	public const PROVE      = 'netvexa_chat_prove';
	public const CONNECT    = 'netvexa_chat_connect';
	public const DISCONNECT = 'netvexa_chat_disconnect';
	public const SYNC       = 'netvexa_chat_sync';

	/** Hooks them. */
	public static function register(): void {
		add_action( 'admin_post_' . self::BEGIN, array( __CLASS__, 'begin' ) );
		add_action( 'admin_post_' . self::FINISH, array( __CLASS__, 'finish' ) );
		add_action( 'admin_post_' . self::PROVE, array( __CLASS__, 'prove' ) );
		add_action( 'admin_post_' . self::CONNECT, array( __CLASS__, 'connect' ) );
		add_action( 'admin_post_' . self::DISCONNECT, array( __CLASS__, 'disconnect' ) );
		add_action( 'admin_post_' . self::SYNC, array( __CLASS__, 'sync' ) );
	}

	/** Sends the owner's browser to the server, to consent there. */
	public static function begin(): void {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'netvexa-chat' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::BEGIN );
		$server = isset( $_POST['server'] ) ? untrailingslashit( esc_url_raw( trim( sanitize_text_field( wp_unslash( $_POST['server'] ) ) ), array( 'https', 'http' ) ) ) : '';
		$server = Network_Settings::allowed_server( $server );
		if ( '' === (string) wp_parse_url( $server, PHP_URL_HOST ) ) {
			self::go_back( new \WP_Error( 'netvexa_address_wrong' ), '' );
		}
		$back = add_query_arg( array( 'action' => self::FINISH, '_wpnonce' => wp_create_nonce( self::FINISH ) ), admin_url( 'admin-post.php' ) );
		nocache_headers();
		wp_redirect( Consent::begin( $server, $back ) ); // phpcs:ignore WordPress.Security.SafeRedirect -- to the server that the owner has just entered.
		exit;
	}

	/** Takes what the browser brings back from there, and begins to send. */
	public static function finish(): void {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'netvexa-chat' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::FINISH );
		$state = isset( $_GET['state'] ) ? sanitize_text_field( wp_unslash( $_GET['state'] ) ) : '';
		$code  = isset( $_GET['code'] ) ? sanitize_text_field( wp_unslash( $_GET['code'] ) ) : '';
		$done  = Consent::finish( $state, $code );
		if ( ! is_wp_error( $done ) ) {
			Worker::start_full_sync();
		}
		self::go_back( $done, 'connected' );
	}

	/** Has the server prove this site's address once more. */
	public static function prove(): void {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'netvexa-chat' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::PROVE );
		Connector::prove();
		self::go_back( true, 'proven' );
	}

	/** Connects with what was pasted, and begins to send. */
	public static function connect(): void {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'netvexa-chat' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::CONNECT );
		$server     = isset( $_POST['server'] ) ? untrailingslashit( esc_url_raw( trim( sanitize_text_field( wp_unslash( $_POST['server'] ) ) ), array( 'https', 'http' ) ) ) : '';
		$storefront = isset( $_POST['storefront'] ) ? trim( sanitize_text_field( wp_unslash( $_POST['storefront'] ) ) ) : '';
		$api_key    = isset( $_POST['api_key'] ) ? trim( sanitize_text_field( wp_unslash( $_POST['api_key'] ) ) ) : '';
		$server     = Network_Settings::allowed_server( $server );
		if ( '' === $server || ! preg_match( '/^pk_[A-Za-z0-9]{1,80}$/', $storefront ) || ! preg_match( '/^[\w-]{20,200}$/', $api_key ) ) {
			self::go_back( new \WP_Error( 'netvexa_invalid_input' ), '' );
		}
		$done = Connector::connect( $server, $storefront, $api_key );
		if ( ! is_wp_error( $done ) ) {
			Worker::start_full_sync();
		}
		self::go_back( $done, 'connected' );
	}

	/** Ends the connection. */
	public static function disconnect(): void {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'netvexa-chat' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::DISCONNECT );
		self::go_back( Connector::disconnect( ! empty( $_POST['delete_remote'] ) ), 'disconnected' );
	}

	/** Sends everything again. */
	public static function sync(): void {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'netvexa-chat' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::SYNC );
		if ( Connection::can_push() ) {
			Worker::start_full_sync();
			wp_schedule_single_event( time(), Worker::NIGHTLY );
		}
		self::go_back( true, 'syncing' );
	}

	/**
	 * Back to the settings page, which says how it went.
	 *
	 * @param true|\WP_Error $done    What became of the action.
	 * @param string         $outcome The word for success.
	 */
	private static function go_back( $done, string $outcome ): void {
		$notice = is_wp_error( $done ) ? array( 'code' => (string) $done->get_error_code(), 'detail' => $done->get_error_message() ) : array( 'outcome' => $outcome );
		set_transient( Settings_Page::notice_key(), $notice, MINUTE_IN_SECONDS );
		wp_safe_redirect( Settings_Page::url() );
		exit;
	}
}
