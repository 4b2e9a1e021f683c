<?php
/**
 * What the owner can do about a problem.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Problems in words that say what to do. */
final class Remedies {
	/**
	 * One sentence about what is wrong and one about what to do.
	 *
	 * @param string $code   The problem's code.
	 * @param string $detail What the server or the network said.
	 */
	public static function describe( string $code, string $detail ): string {
		$sentences = self::sentences();
		$sentence  = $sentences[ $code ] ?? ( 0 === strpos( $code, 'netvexa_status_5' ) ? $sentences['netvexa_status_5'] : $sentences[''] );
		return '' === $detail ? $sentence : $sentence . ' (' . $detail . ')';
	}

	/**
	 * Sentences by code.
	 *
	 * @return array<string, string>
	 */
	private static function sentences(): array {
		return array(
			'netvexa_unreachable'       => __( 'The server cannot be reached. Check the address, that the server runs, and that your host lets WordPress make outgoing requests. What waits is sent as soon as it answers.', 'netvexa-chat' ),
			'netvexa_invalid_input'     => __( 'The address, public key or API key is not complete. The address begins with https://, a public key with pk_, an API key with nvx.', 'netvexa-chat' ),
			'netvexa_address_wrong'     => __( 'That is no address. It begins with https:// and names your Netvexa server.', 'netvexa-chat' ),
			'netvexa_needs_consent'     => __( 'For that the site has to be connected by pressing Connect, not with keys.', 'netvexa-chat' ),
			'netvexa_state_unknown'     => __( 'This attempt to connect is older than ten minutes, or was begun by somebody else. Press Connect again.', 'netvexa-chat' ),
			'netvexa_cancelled'         => __( 'Not connected: it was cancelled on the server.', 'netvexa-chat' ),
			'code_refused'              => __( 'The server takes the code no longer. Press Connect again.', 'netvexa-chat' ),
			'signature_refused'         => __( 'The server does not accept this site\'s signature: the connection was ended there, or the clock of this site or of the server is wrong by more than five minutes. Compare the clocks, or connect again.', 'netvexa-chat' ),
			'netvexa_unproven'          => __( 'The server could not reach this site at its address, so visitors get no answers yet. Let requests to /wp-json/netvexa-chat/ through (firewall, maintenance mode, password), then press “Prove the address”; or add the address to the storefront\'s allowed origins on the server.', 'netvexa-chat' ),
			'netvexa_copy'              => __( 'This seems to be a copy of the site that was connected: its address is another one. It sends nothing, so that it does not change what the original has there. Disconnect here, and connect it to a storefront of its own.', 'netvexa-chat' ),
			'netvexa_server_http'       => __( 'The server\'s address is plain http: others can read along what is sent. Use https.', 'netvexa-chat' ),
			'netvexa_site_http'         => __( 'This site is on plain http: others can read along what visitors write. Get a certificate, and change the site\'s address to https under Settings → General.', 'netvexa-chat' ),
			'netvexa_server_old'        => __( 'The server is older than this plugin\'s chat. Update the server.', 'netvexa-chat' ),
			'netvexa_plugin_old'        => __( 'The server is newer than this plugin\'s chat. Update the plugin.', 'netvexa-chat' ),
			'netvexa_other_storefront'  => __( 'The public key and the API key belong to different storefronts. Copy both from the same storefront.', 'netvexa-chat' ),
			'credential_invalid'        => __( 'The server does not accept the API key. Make a new one there and connect again.', 'netvexa-chat' ),
			'netvexa_status_401'        => __( 'The server does not accept the API key. Make a new one there and connect again.', 'netvexa-chat' ),
			'scope_missing'             => __( 'The API key may not do this. It needs knowledge:read, knowledge:write and settings:read. Make a new one and connect again.', 'netvexa-chat' ),
			'not_found'                 => __( 'The server does not know this site\'s source any more, or the address is not that of a Netvexa server. Connect again.', 'netvexa-chat' ),
			'netvexa_status_404'        => __( 'There is no Netvexa server at this address. Check it, with its path where it has one.', 'netvexa-chat' ),
			'rate_limited'              => __( 'The server asks for a pause. Sending goes on by itself.', 'netvexa-chat' ),
			'netvexa_status_5'          => __( 'The server has a problem of its own. Sending goes on by itself once it is over.', 'netvexa-chat' ),
			'netvexa_origin_not_listed' => __( 'The server does not allow this site\'s address, so visitors get no answers. Add it to the storefront\'s allowed origins:', 'netvexa-chat' ) . ' ' . Connector::origin(),
			''                          => __( 'The server refused. Connect again; if it stays so, its operator can see why.', 'netvexa-chat' ),
		);
	}
}
