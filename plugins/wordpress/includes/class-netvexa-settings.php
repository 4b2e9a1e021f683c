<?php
/**
 * Where the server is and which storefront this site stands for.
 *
 * @package Netvexa
 */

defined( 'ABSPATH' ) || exit;

/** The settings page and the one option behind it. */
final class Netvexa_Settings {
	private const OPTION = 'netvexa_settings';
	private const PAGE   = 'netvexa';

	/** Hooks the page into the admin menu. */
	public static function register(): void {
		add_action( 'admin_menu', array( __CLASS__, 'add_page' ) );
		add_action( 'admin_init', array( __CLASS__, 'add_fields' ) );
	}

	/**
	 * The settings in force; empty strings where nothing was set.
	 *
	 * @return array{server: string, storefront: string, everywhere: bool}
	 */
	public static function read(): array {
		$stored = get_option( self::OPTION );
		$stored = is_array( $stored ) ? $stored : array();
		return array(
			'server'     => isset( $stored['server'] ) ? (string) $stored['server'] : '',
			'storefront' => isset( $stored['storefront'] ) ? (string) $stored['storefront'] : '',
			'everywhere' => ! empty( $stored['everywhere'] ),
		);
	}

	/** Settings → Netvexa. */
	public static function add_page(): void {
		add_options_page( __( 'Netvexa', 'netvexa' ), __( 'Netvexa', 'netvexa' ), 'manage_options', self::PAGE, array( __CLASS__, 'show_page' ) );
	}

	/** The option with its sanitiser, and the fields of the page. */
	public static function add_fields(): void {
		register_setting( self::PAGE, self::OPTION, array( 'sanitize_callback' => array( __CLASS__, 'sanitise' ) ) );
		add_settings_section( 'connection', '', '__return_null', self::PAGE );
		$fields = array(
			'server'     => array( __( 'Server address', 'netvexa' ), 'https://chat.your-shop.example' ),
			'storefront' => array( __( 'Public key of your storefront', 'netvexa' ), 'pk_…' ),
		);
		foreach ( $fields as $name => $field ) {
			list( $label, $example ) = $field;
			$args                    = array(
				'label_for'   => self::OPTION . '_' . $name,
				'name'        => $name,
				'placeholder' => $example,
			);
			add_settings_field( $name, $label, array( __CLASS__, 'show_text' ), self::PAGE, 'connection', $args );
		}
		add_settings_field( 'everywhere', __( 'Show the chat', 'netvexa' ), array( __CLASS__, 'show_everywhere' ), self::PAGE, 'connection' );
	}

	/**
	 * Keeps what is well-formed; what is not is said and left empty.
	 *
	 * @param mixed $input What the form sent.
	 * @return array{server: string, storefront: string, everywhere: bool}
	 */
	public static function sanitise( $input ): array {
		$input      = is_array( $input ) ? $input : array();
		$server     = untrailingslashit( esc_url_raw( trim( (string) ( $input['server'] ?? '' ) ), array( 'https', 'http' ) ) );
		$storefront = trim( (string) ( $input['storefront'] ?? '' ) );
		if ( '' !== $storefront && ! preg_match( '/^pk_[A-Za-z0-9]{1,80}$/', $storefront ) ) {
			add_settings_error( self::OPTION, 'storefront', __( 'A public key begins with pk_ and has only letters and digits after it.', 'netvexa' ) );
			$storefront = '';
		}
		return array(
			'server'     => $server,
			'storefront' => $storefront,
			'everywhere' => ! empty( $input['everywhere'] ),
		);
	}

	/**
	 * A text field of the form.
	 *
	 * @param array{name: string, label_for: string, placeholder: string} $args The field.
	 */
	public static function show_text( array $args ): void {
		printf(
			'<input type="text" class="regular-text" id="%1$s" name="%2$s[%3$s]" value="%4$s" placeholder="%5$s">',
			esc_attr( $args['label_for'] ),
			esc_attr( self::OPTION ),
			esc_attr( $args['name'] ),
			esc_attr( self::read()[ $args['name'] ] ),
			esc_attr( $args['placeholder'] )
		);
	}

	/** Whether the chat stands on every page, or only where the shortcode is. */
	public static function show_everywhere(): void {
		printf(
			'<label><input type="checkbox" name="%1$s[everywhere]" value="1" %2$s> %3$s</label><p class="description">%4$s</p>',
			esc_attr( self::OPTION ),
			checked( self::read()['everywhere'], true, false ),
			esc_html__( 'on every page', 'netvexa' ),
			esc_html__( 'Or put the shortcode [netvexa_chat] into the pages that should have it.', 'netvexa' )
		);
	}

	/** The page itself. */
	public static function show_page(): void {
		echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><form action="options.php" method="post">';
		settings_fields( self::PAGE );
		do_settings_sections( self::PAGE );
		submit_button();
		echo '</form></div>';
	}
}
