<?php
/**
 * Network Admin → Settings → Netvexa.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** The network's settings, and how each of its sites is connected. */
final class Network_Page {
	private const SLUG   = 'netvexa-chat-network';
	private const ACTION = 'netvexa_chat_network';

	/** Hooks it. */
	public static function register(): void {
		add_action( 'network_admin_menu', array( __CLASS__, 'add_page' ) );
		add_action( 'admin_post_' . self::ACTION, array( __CLASS__, 'save' ) );
	}

	/** Its place in the menu. */
	public static function add_page(): void {
		add_submenu_page( 'settings.php', __( 'Netvexa Chat', 'netvexa-chat' ), __( 'Netvexa', 'netvexa-chat' ), 'manage_network_options', self::SLUG, array( __CLASS__, 'show' ) );
	}

	/** Keeps what the form sent. */
	public static function save(): void {
		if ( ! is_multisite() || ! current_user_can( 'manage_network_options' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'netvexa-chat' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::ACTION );
		$input = array();
		foreach ( array( 'server', 'locked', 'everywhere', 'accent' ) as $field ) {
			$input[ $field ] = isset( $_POST[ $field ] ) ? sanitize_text_field( wp_unslash( $_POST[ $field ] ) ) : '';
		}
		update_site_option( Network_Settings::OPTION, Network_Settings::sanitise( $input ) );
		wp_safe_redirect( network_admin_url( 'settings.php?page=' . self::SLUG . '&saved=1' ) );
		exit;
	}

	/** The page. */
	public static function show(): void {
		if ( ! current_user_can( 'manage_network_options' ) ) {
			return;
		}
		$network = Network_Settings::read();
		echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><p>' . esc_html__( 'Each site has a connection and a storefront of its own, so that nothing of one site reaches another. Here you decide what all of them have in common.', 'netvexa-chat' ) . '</p>';
		echo '<form action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" method="post"><input type="hidden" name="action" value="' . esc_attr( self::ACTION ) . '">';
		wp_nonce_field( self::ACTION );
		printf( '<p><label>%1$s<br><input type="url" class="regular-text" name="server" value="%2$s" placeholder="https://chat.your-network.example"></label></p>', esc_html__( 'Server address for all sites', 'netvexa-chat' ), esc_attr( $network['server'] ) );
		self::show_check( 'locked', $network['locked'], __( 'Sites may connect to this server alone', 'netvexa-chat' ) );
		self::show_check( 'everywhere', $network['everywhere'], __( 'New sites show the launcher on every page once they are connected', 'netvexa-chat' ) );
		printf( '<p><label>%1$s <input type="text" class="small-text" size="8" name="accent" value="%2$s" placeholder="#0f766e"></label></p>', esc_html__( 'Colour of new sites', 'netvexa-chat' ), esc_attr( $network['accent'] ) );
		submit_button();
		echo '</form>';
		self::show_sites();
		echo '</div>';
	}

	/** Every site, with its connection. */
	private static function show_sites(): void {
		echo '<h2>' . esc_html__( 'Sites', 'netvexa-chat' ) . '</h2><table class="widefat striped" style="max-width:60em"><tbody>';
		Network::on_every_site(
			static function (): void {
				$server = Connection::site()['server'];
				printf( '<tr><th scope="row"><a href="%1$s">%2$s</a></th><td>%3$s</td></tr>', esc_url( Settings_Page::url() ), esc_html( get_bloginfo( 'name' ) ), esc_html( '' === $server ? __( 'not connected', 'netvexa-chat' ) : $server ) );
			}
		);
		echo '</tbody></table>';
	}

	/**
	 * A box to tick.
	 *
	 * @param string $name  Field.
	 * @param bool   $is_on Whether it is ticked.
	 * @param string $label Label.
	 */
	private static function show_check( string $name, bool $is_on, string $label ): void {
		printf( '<p><label><input type="checkbox" name="%1$s" value="1" %2$s> %3$s</label></p>', esc_attr( $name ), checked( $is_on, true, false ), esc_html( $label ) );
	}
}
