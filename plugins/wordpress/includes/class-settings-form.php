<?php
/**
 * The form of the settings.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** What to show and where, what to share, and what visitors are asked first. */
final class Settings_Form {
	/** The form. */
	public static function show(): void {
		$settings = Settings::read();
		echo '<form action="options.php" method="post">';
		settings_fields( Settings_Page::GROUP );
		self::show_look( $settings );
		self::show_rules( $settings );
		self::show_sharing( $settings );
		self::show_privacy( $settings );
		submit_button();
		echo '</form>';
	}

	/**
	 * The launcher.
	 *
	 * @param array<string, mixed> $settings The settings.
	 */
	private static function show_look( array $settings ): void {
		echo '<h2>' . esc_html__( 'Show', 'netvexa-chat' ) . '</h2>';
		self::show_check( '[everywhere]', '1', $settings['everywhere'], __( 'A launcher on every page (or use the block, or the shortcode [netvexa_chat])', 'netvexa-chat' ) );
		printf( '<p><label>%1$s <input type="text" class="small-text" size="8" name="%2$s[accent]" value="%3$s" placeholder="#0f766e"></label></p>', esc_html__( 'Colour', 'netvexa-chat' ), esc_attr( Settings::OPTION ), esc_attr( $settings['accent'] ) );
		self::show_select( 'position', __( 'Side', 'netvexa-chat' ), $settings['position'], array(
			'end'   => __( 'end of the line (right, in left-to-right languages)', 'netvexa-chat' ),
			'start' => __( 'start of the line', 'netvexa-chat' ),
		) );
		if ( Connection::is_made() ) {
			printf( '<iframe id="netvexa-chat-look" title="%1$s" src="%2$s" data-address="%2$s" style="width:24em;max-width:100%%;height:30em;border:1px solid #c3c4c7;border-radius:20px"></iframe>', esc_attr__( 'Preview', 'netvexa-chat' ), esc_url( Preview::address() ) );
		}
	}

	/**
	 * Where the launcher is.
	 *
	 * @param array<string, mixed> $settings The settings.
	 */
	private static function show_rules( array $settings ): void {
		echo '<h2>' . esc_html__( 'Where the launcher is shown', 'netvexa-chat' ) . '</h2>';
		self::show_select( 'pages_mode', __( 'Pages', 'netvexa-chat' ), $settings['pages_mode'], array(
			'except' => __( 'all pages but these', 'netvexa-chat' ),
			'only'   => __( 'these pages alone', 'netvexa-chat' ),
		) );
		printf( '<p><label>%1$s<br><textarea class="large-text code" rows="3" style="max-width:40em" name="%2$s[pages]" placeholder="/checkout/*">%3$s</textarea></label></p>', esc_html__( 'Paths, one on each line; * stands for anything', 'netvexa-chat' ), esc_attr( Settings::OPTION ), esc_textarea( implode( "\n", $settings['pages'] ) ) );
		self::show_select( 'device', __( 'Devices', 'netvexa-chat' ), $settings['device'], array(
			''        => __( 'all', 'netvexa-chat' ),
			'desktop' => __( 'wide screens alone', 'netvexa-chat' ),
			'mobile'  => __( 'narrow screens alone', 'netvexa-chat' ),
		) );
		echo '<fieldset><legend>' . esc_html__( 'On these kinds of content alone (none ticked: on all)', 'netvexa-chat' ) . '</legend>';
		self::show_types( 'on_types', $settings['on_types'] );
		echo '</fieldset><fieldset><legend>' . esc_html__( 'Not for people who are signed in as', 'netvexa-chat' ) . '</legend>';
		self::show_check( '[hide_for_admins]', '1', $settings['hide_for_admins'], __( 'Not for administrators', 'netvexa-chat' ) );
		foreach ( wp_roles()->get_names() as $role => $name ) {
			if ( 'administrator' !== $role ) {
				self::show_check( '[hide_for_roles][]', $role, in_array( $role, $settings['hide_for_roles'], true ), translate_user_role( $name ) );
			}
		}
		echo '</fieldset>';
	}

	/**
	 * What the agent learns from.
	 *
	 * @param array<string, mixed> $settings The settings.
	 */
	private static function show_sharing( array $settings ): void {
		echo '<h2>' . esc_html__( 'Share with the agent', 'netvexa-chat' ) . '</h2><p>' . esc_html__( 'Only what is published, without a password, and not kept from search engines.', 'netvexa-chat' ) . '</p>';
		self::show_types( 'post_types', $settings['post_types'] );
		printf( '<p><label>%1$s<br><textarea class="large-text code" rows="3" style="max-width:40em" name="%2$s[fields]" placeholder="care_instructions">%3$s</textarea></label></p>', esc_html__( 'Custom fields that belong to the content, by name, one on each line (also those of Advanced Custom Fields)', 'netvexa-chat' ), esc_attr( Settings::OPTION ), esc_textarea( implode( "\n", $settings['fields'] ) ) );
		if ( class_exists( 'WooCommerce' ) ) {
			self::show_check( '[orders]', '1', $settings['orders'], __( 'Orders, so that customers can ask for theirs: [netvexa_orders]. The server keeps them sealed, and the e-mail address as a hash alone.', 'netvexa-chat' ) );
		}
	}

	/**
	 * What visitors are asked first.
	 *
	 * @param array<string, mixed> $settings The settings.
	 */
	private static function show_privacy( array $settings ): void {
		echo '<h2>' . esc_html__( 'Privacy', 'netvexa-chat' ) . '</h2>';
		self::show_select( 'consent', __( 'Wait for the visitor\'s consent to', 'netvexa-chat' ), $settings['consent'], array(
			''                     => __( 'nothing: the chat stores nothing before the first message', 'netvexa-chat' ),
			'functional'           => __( 'functional', 'netvexa-chat' ),
			'preferences'          => __( 'preferences', 'netvexa-chat' ),
			'statistics-anonymous' => __( 'anonymous statistics', 'netvexa-chat' ),
			'statistics'           => __( 'statistics', 'netvexa-chat' ),
			'marketing'            => __( 'marketing', 'netvexa-chat' ),
		) );
		echo '<p>' . esc_html__( 'By the WP Consent API, which consent plugins speak.', 'netvexa-chat' ) . '</p>';
	}

	/**
	 * A box for each kind of content.
	 *
	 * @param string   $field  Field within the option.
	 * @param string[] $chosen What is ticked.
	 */
	private static function show_types( string $field, array $chosen ): void {
		foreach ( Settings::shareable_types() as $type ) {
			$object = get_post_type_object( $type );
			self::show_check( '[' . $field . '][]', $type, in_array( $type, $chosen, true ), $object ? $object->labels->name : $type );
		}
	}

	/**
	 * A choice.
	 *
	 * @param string                $field   Field within the option.
	 * @param string                $label   Label.
	 * @param string                $value   What is chosen.
	 * @param array<string, string> $choices Labels by value.
	 */
	private static function show_select( string $field, string $label, string $value, array $choices ): void {
		printf( '<p><label>%1$s <select name="%2$s">', esc_html( $label ), esc_attr( Settings::OPTION . '[' . $field . ']' ) );
		foreach ( $choices as $key => $words ) {
			printf( '<option value="%1$s" %2$s>%3$s</option>', esc_attr( $key ), selected( $value, $key, false ), esc_html( $words ) );
		}
		echo '</select></label></p>';
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
