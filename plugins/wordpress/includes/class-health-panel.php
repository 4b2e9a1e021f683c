<?php
/**
 * The health panel.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Connection, last sync, queue, problems with what to do about them, and the way out. */
final class Health_Panel {
	/** The panel. A script keeps it up to date; without one it shows how things stood when the page was made. */
	public static function show(): void {
		$health = Health::read( false );
		$site   = Connection::site();
		echo '<h2>' . esc_html__( 'Connection', 'netvexa-chat' ) . '</h2><div id="netvexa-chat-health" aria-live="polite"><table class="widefat striped" style="max-width:60em"><tbody>';
		self::show_row( __( 'Server', 'netvexa-chat' ), $site['server'], 'server' );
		self::show_row( __( 'Storefront', 'netvexa-chat' ), $site['storefront'], 'storefront' );
		self::show_row( __( 'Connected by', 'netvexa-chat' ), Connection::is_signed() ? __( 'consent; requests are signed', 'netvexa-chat' ) : __( 'a pasted API key', 'netvexa-chat' ), 'way' );
		self::show_row( __( 'Last sent', 'netvexa-chat' ), '' === $health['sentAt'] ? __( 'nothing yet', 'netvexa-chat' ) : $health['sentAt'], 'sentAt' );
		self::show_row( __( 'Waiting to be sent', 'netvexa-chat' ), (string) $health['waiting'], 'waiting' );
		self::show_row( __( 'Both sides are compared next', 'netvexa-chat' ), $health['nextAt'], 'nextAt' );
		echo '</tbody></table><p><progress data-field="progress" max="' . esc_attr( (string) max( 1, $health['total'] ) ) . '" value="' . esc_attr( (string) ( $health['total'] - $health['waiting'] ) ) . '"></progress></p><ul data-field="problems" style="list-style:disc;padding-inline-start:2em">';
		foreach ( $health['problems'] as $problem ) {
			echo '<li>' . esc_html( $problem ) . '</li>';
		}
		echo '</ul></div>';
		if ( '' !== Journal::read()['unproven'] ) {
			self::show_button( Admin_Actions::PROVE, __( 'Prove the address', 'netvexa-chat' ), '' );
		}
		self::show_button( Admin_Actions::SYNC, __( 'Send everything again', 'netvexa-chat' ), '' );
		self::show_button( Admin_Actions::DISCONNECT, __( 'Disconnect', 'netvexa-chat' ), __( 'and delete on the server what was sent', 'netvexa-chat' ) );
	}

	/**
	 * A row of the table.
	 *
	 * @param string $label Label.
	 * @param string $value Value.
	 * @param string $field What the script calls it.
	 */
	private static function show_row( string $label, string $value, string $field ): void {
		printf( '<tr><th scope="row">%1$s</th><td data-field="%2$s">%3$s</td></tr>', esc_html( $label ), esc_attr( $field ), esc_html( $value ) );
	}

	/**
	 * A form with one button.
	 *
	 * @param string $action The action.
	 * @param string $label  The button.
	 * @param string $option A box beside it; empty for none.
	 */
	private static function show_button( string $action, string $label, string $option ): void {
		echo '<form action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" method="post" style="display:inline-block;margin-inline-end:1em"><input type="hidden" name="action" value="' . esc_attr( $action ) . '">';
		wp_nonce_field( $action );
		submit_button( $label, 'secondary', 'submit', false );
		if ( '' !== $option ) {
			echo ' <label><input type="checkbox" name="delete_remote" value="1" checked> ' . esc_html( $option ) . '</label>';
		}
		echo '</form>';
	}
}
