<?php
/**
 * Words for the site's privacy policy.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** What WordPress suggests to the owner under Settings → Privacy. */
final class Privacy_Text {
	/** Hooks it. */
	public static function register(): void {
		add_action( 'admin_init', array( __CLASS__, 'suggest' ) );
	}

	/** Adds the text. */
	public static function suggest(): void {
		$server = Connection::site()['server'];
		$host   = '' === $server ? __( 'our chat server', 'netvexa-chat' ) : (string) wp_parse_url( $server, PHP_URL_HOST );
		/* translators: %s: host of the server. */
		$loaded = sprintf( __( 'Our pages show a chat that talks to %s. Your browser sends your IP address there, the page\'s language, and nothing else, until you write a message.', 'netvexa-chat' ), $host );
		$asked  = __( 'When you do, your message, the address and title of the page that you are on, and your language are sent to that server and kept there with the answer, so that you can go on with the conversation and we can see what was asked. The chat sets no cookies; from the first message on it keeps a random token in your browser\'s local storage, by which your conversation is found again. If you ask to be contacted, the name, e-mail address and message that you enter are kept as well.', 'netvexa-chat' );
		wp_add_privacy_policy_content( 'Netvexa Chat', wp_kses_post( '<p>' . $loaded . '</p><p>' . $asked . '</p>' ) );
	}
}
