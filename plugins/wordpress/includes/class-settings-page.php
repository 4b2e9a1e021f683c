<?php
/**
 * Settings → Netvexa.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** The page: connection and health, then what to show and what to share. */
final class Settings_Page {
	public const SLUG   = 'netvexa-chat';
	public const GROUP = 'netvexa_chat';

	/** Hooks it. */
	public static function register(): void {
		add_action( 'admin_menu', array( __CLASS__, 'add_page' ) );
		add_action( 'admin_init', array( __CLASS__, 'register_settings' ) );
		add_action( 'rest_api_init', array( __CLASS__, 'register_settings' ) );
		add_action( 'admin_enqueue_scripts', array( __CLASS__, 'enqueue' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( NETVEXA_CHAT_FILE ), array( __CLASS__, 'add_link' ) );
	}

	/** Its address. */
	public static function url(): string {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}

	/** Where an action leaves its outcome for the person who did it. */
	public static function notice_key(): string {
		return 'netvexa_chat_notice_' . get_current_user_id();
	}

	/** Settings → Netvexa. */
	public static function add_page(): void {
		add_options_page( __( 'Netvexa Chat', 'netvexa-chat' ), __( 'Netvexa', 'netvexa-chat' ), 'manage_options', self::SLUG, array( __CLASS__, 'show' ) );
	}

	/**
	 * A link to the page in the list of plugins.
	 *
	 * @param string[] $links Links.
	 * @return string[]
	 */
	public static function add_link( array $links ): array {
		array_unshift( $links, '<a href="' . esc_url( self::url() ) . '">' . esc_html__( 'Settings', 'netvexa-chat' ) . '</a>' );
		return $links;
	}

	/** The option, with its sanitiser. */
	public static function register_settings(): void {
		register_setting(
			self::GROUP,
			Settings::OPTION,
			array(
				'type'              => 'object',
				'sanitize_callback' => array( Settings::class, 'sanitise' ),
				'show_in_rest'      => array( 'schema' => Settings::schema() ),
			)
		);
	}

	/**
	 * The script of the health panel, on this page only.
	 *
	 * @param string $page The admin page.
	 */
	public static function enqueue( $page ): void {
		if ( 'settings_page_' . self::SLUG === $page && Connection::is_made() ) {
			wp_enqueue_script( 'netvexa-chat-health', plugins_url( 'assets/health.js', NETVEXA_CHAT_FILE ), array( 'wp-api-fetch', 'wp-i18n' ), NETVEXA_CHAT_VERSION, true );
			Languages::add_to( 'netvexa-chat-health' );
		}
	}

	/** The page. */
	public static function show(): void {
		if ( ! current_user_can( 'manage_options' ) ) {
			return;
		}
		echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
		self::show_notice();
		if ( Connection::is_made() ) {
			Health_Panel::show();
			Usage::show();
		} else {
			self::show_connect();
		}
		Settings_Form::show();
		echo '</div>';
	}

	/** How the last action went. */
	private static function show_notice(): void {
		$notice = get_transient( self::notice_key() );
		delete_transient( self::notice_key() );
		if ( ! is_array( $notice ) ) {
			return;
		}
		if ( isset( $notice['code'] ) ) {
			wp_admin_notice( esc_html( Remedies::describe( (string) $notice['code'], (string) $notice['detail'] ) ), array( 'type' => 'error' ) );
			return;
		}
		$words = array(
			'connected'    => __( 'Connected. Your content is being sent.', 'netvexa-chat' ),
			'disconnected' => __( 'Disconnected.', 'netvexa-chat' ),
			'proven'       => __( 'The server has tried to reach this site. The panel says how it went.', 'netvexa-chat' ),
			'syncing'      => __( 'Everything is being sent again.', 'netvexa-chat' ),
		);
		wp_admin_notice( esc_html( $words[ $notice['outcome'] ] ?? '' ), array( 'type' => 'success' ) );
	}

	/** The two ways to connect. */
	private static function show_connect(): void {
		echo '<h2>' . esc_html__( 'Connect', 'netvexa-chat' ) . '</h2><p>' . esc_html__( 'Until you connect, this plugin sends nothing anywhere. From then on it sends the public content that you choose below to your server, and your visitors\' browsers talk to it.', 'netvexa-chat' ) . '</p>';
		$network = Network_Settings::read();
		self::begin_form( Admin_Actions::BEGIN );
		self::show_field( 'server', __( 'Server address', 'netvexa-chat' ), 'url', 'https://chat.your-shop.example', '', $network['server'] );
		self::end_form( __( 'Connect', 'netvexa-chat' ) );
		if ( $network['locked'] ) {
			echo '<p>' . esc_html__( 'Your network decides which server its sites connect to.', 'netvexa-chat' ) . '</p>';
			return;
		}
		echo '<details><summary>' . esc_html__( 'Connect with keys instead', 'netvexa-chat' ) . '</summary><p>' . esc_html__( 'Your server shows these three when you make a storefront.', 'netvexa-chat' ) . '</p>';
		self::begin_form( Admin_Actions::CONNECT );
		self::show_field( 'server', __( 'Address', 'netvexa-chat' ), 'url', 'https://chat.your-shop.example', 'keys-' );
		self::show_field( 'storefront', __( 'Public key', 'netvexa-chat' ), 'text', 'pk_…' );
		self::show_field( 'api_key', __( 'API key', 'netvexa-chat' ), 'password', 'nvx_…' );
		self::end_form( __( 'Connect with keys', 'netvexa-chat' ) );
		echo '</details>';
	}

	/**
	 * The head of a form.
	 *
	 * @param string $action The action.
	 */
	private static function begin_form( string $action ): void {
		echo '<form action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" method="post"><input type="hidden" name="action" value="' . esc_attr( $action ) . '">';
		wp_nonce_field( $action );
		echo '<table class="form-table" role="presentation">';
	}

	/**
	 * The foot of a form.
	 *
	 * @param string $label What the button says.
	 */
	private static function end_form( string $label ): void {
		echo '</table>';
		submit_button( $label );
		echo '</form>';
	}

	/**
	 * A row of the form that connects.
	 *
	 * @param string $name    Field.
	 * @param string $label   Label.
	 * @param string $type    Type of input.
	 * @param string $example Placeholder.
	 * @param string $form    What keeps its id apart from the same field of another form.
	 * @param string $value   What it begins with.
	 */
	private static function show_field( string $name, string $label, string $type, string $example, string $form = '', string $value = '' ): void {
		printf(
			'<tr><th scope="row"><label for="netvexa-%5$s%1$s">%2$s</label></th><td><input type="%3$s" class="regular-text" id="netvexa-%5$s%1$s" name="%1$s" placeholder="%4$s" value="%6$s" autocomplete="off" required></td></tr>',
			esc_attr( $name ),
			esc_html( $label ),
			esc_attr( $type ),
			esc_attr( $example ),
			esc_attr( $form ),
			esc_attr( $value )
		);
	}
}
