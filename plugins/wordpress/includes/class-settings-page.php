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
	private const GROUP = 'netvexa_chat';

	/** Hooks it. */
	public static function register(): void {
		add_action( 'admin_menu', array( __CLASS__, 'add_page' ) );
		add_action( 'admin_init', array( __CLASS__, 'register_settings' ) );
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
			wp_set_script_translations( 'netvexa-chat-health', 'netvexa-chat' );
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
		} else {
			self::show_connect();
		}
		self::show_settings();
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
		self::begin_form( Admin_Actions::BEGIN );
		self::show_field( 'server', __( 'Server address', 'netvexa-chat' ), 'url', 'https://chat.your-shop.example' );
		self::end_form( __( 'Connect', 'netvexa-chat' ) );
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
	 */
	private static function show_field( string $name, string $label, string $type, string $example, string $form = '' ): void {
		printf(
			'<tr><th scope="row"><label for="netvexa-%5$s%1$s">%2$s</label></th><td><input type="%3$s" class="regular-text" id="netvexa-%5$s%1$s" name="%1$s" placeholder="%4$s" autocomplete="off" required></td></tr>',
			esc_attr( $name ),
			esc_html( $label ),
			esc_attr( $type ),
			esc_attr( $example ),
			esc_attr( $form )
		);
	}

	/** The form of the settings. */
	private static function show_settings(): void {
		$settings = Settings::read();
		echo '<form action="options.php" method="post">';
		settings_fields( self::GROUP );
		echo '<h2>' . esc_html__( 'Show', 'netvexa-chat' ) . '</h2>';
		self::show_check( '[everywhere]', '1', $settings['everywhere'], __( 'A launcher on every page (or use the block, or the shortcode [netvexa_chat])', 'netvexa-chat' ) );
		self::show_check( '[hide_for_admins]', '1', $settings['hide_for_admins'], __( 'Not for administrators', 'netvexa-chat' ) );
		printf( '<p><label>%1$s <input type="text" class="small-text" size="8" name="%2$s[accent]" value="%3$s" placeholder="#0f766e"></label></p>', esc_html__( 'Colour', 'netvexa-chat' ), esc_attr( Settings::OPTION ), esc_attr( $settings['accent'] ) );
		printf( '<p><label>%1$s <select name="%2$s[position]">', esc_html__( 'Side', 'netvexa-chat' ), esc_attr( Settings::OPTION ) );
		printf( '<option value="end" %1$s>%2$s</option>', selected( $settings['position'], 'end', false ), esc_html__( 'end of the line (right, in left-to-right languages)', 'netvexa-chat' ) );
		printf( '<option value="start" %1$s>%2$s</option>', selected( $settings['position'], 'start', false ), esc_html__( 'start of the line', 'netvexa-chat' ) );
		echo '</select></label></p><h2>' . esc_html__( 'Share with the agent', 'netvexa-chat' ) . '</h2><p>' . esc_html__( 'Only what is published, without a password, and not kept from search engines.', 'netvexa-chat' ) . '</p>';
		foreach ( Settings::shareable_types() as $type ) {
			$object = get_post_type_object( $type );
			self::show_check( '[post_types][]', $type, in_array( $type, $settings['post_types'], true ), $object ? $object->labels->name : $type );
		}
		submit_button();
		echo '</form>';
	}

	/**
	 * A box to tick.
	 *
	 * @param string $name  Field within the option.
	 * @param string $value Its value when ticked.
	 * @param bool   $is_on Whether it is.
	 * @param string $label Label.
	 */
	private static function show_check( string $name, string $value, bool $is_on, string $label ): void {
		printf( '<p><label><input type="checkbox" name="%1$s" value="%2$s" %3$s> %4$s</label></p>', esc_attr( Settings::OPTION . $name ), esc_attr( $value ), checked( $is_on, true, false ), esc_html( $label ) );
	}
}
