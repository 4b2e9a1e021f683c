<?php
/**
 * Requests to the server that the owner connected.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/**
 * The one place that anything is sent from. The address is the owner's own choice and may well be on their network, so
 * WordPress's "safe" variant, which refuses such addresses, is not used.
 */
final class Backend {
	/**
	 * Server address.
	 *
	 * @var string
	 */
	private $server;

	/**
	 * What requests are proven with: `api_key`, or `site_key` with `secret`; nothing for public routes.
	 *
	 * @var array<string, string>
	 */
	private $credential;

	/**
	 * A client for one server.
	 *
	 * @param string                $server     Address without a slash at its end.
	 * @param array<string, string> $credential `api_key`, or `site_key` with `secret`; empty for public routes.
	 */
	public function __construct( string $server, array $credential = array() ) {
		$this->server     = $server;
		$this->credential = $credential;
	}

	/** The server that this site is connected to. */
	public static function connected(): self {
		return new self( Connection::site()['server'], Connection::secret() );
	}

	/**
	 * Sends one request and returns the decoded answer. An error's code is `netvexa_unreachable`, or what the server
	 * said; its data holds `status` and `retry_after` (seconds).
	 *
	 * @param string               $method  HTTP method.
	 * @param string               $path    Path with its query.
	 * @param array<string, mixed> $options `body` (array), `timeout` (seconds).
	 * @return array<string, mixed>|\WP_Error
	 */
	public function request( string $method, string $path, array $options = array() ) {
		$headers = array( 'Accept' => 'application/json' );
		$args = array(
			'method'      => $method,
			'timeout'     => $options['timeout'] ?? 15,
			'redirection' => 0,
			'headers'     => $headers,
			'user-agent'  => 'Netvexa-WordPress/' . NETVEXA_CHAT_VERSION,
		);
		if ( isset( $options['body'] ) ) {
			$args['body']                       = wp_json_encode( $options['body'], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE );
			$args['headers']['Content-Type']    = 'application/json';
			$args['headers']['Idempotency-Key'] = wp_generate_uuid4();
		}
		$authorization = $this->authorization( $method, $path, $args['body'] ?? '' );
		if ( '' !== $authorization ) {
			$args['headers']['Authorization'] = $authorization;
		}
		return self::read( wp_remote_request( $this->server . $path, $args ) );
	}

	/**
	 * The header that proves who asks: a signature over this one request where the site connected itself, else the key.
	 *
	 * @param string $method HTTP method.
	 * @param string $path   Path with its query.
	 * @param string $body   The body as it is sent.
	 */
	private function authorization( string $method, string $path, string $body ): string {
		if ( ! empty( $this->credential['site_key'] ) ) {
			return Signature::of_request( $this->credential, array( $method, $path ), $body );
		}
		return empty( $this->credential['api_key'] ) ? '' : 'Bearer ' . $this->credential['api_key'];
	}

	/**
	 * The decoded body, or what went wrong.
	 *
	 * @param array<string, mixed>|\WP_Error $response What WordPress returned.
	 * @return array<string, mixed>|\WP_Error
	 */
	private static function read( $response ) {
		if ( is_wp_error( $response ) ) {
			return new \WP_Error( 'netvexa_unreachable', $response->get_error_message(), array( 'status' => 0, 'retry_after' => 0 ) );
		}
		$status  = (int) wp_remote_retrieve_response_code( $response );
		$decoded = json_decode( wp_remote_retrieve_body( $response ), true );
		$decoded = is_array( $decoded ) ? $decoded : array();
		if ( $status >= 200 && $status < 300 ) {
			return $decoded;
		}
		// A proxy in between has codes of its own, so a failing server is known by its status.
		$has_code = $status < 500 && isset( $decoded['code'] ) && is_string( $decoded['code'] );
		$code     = $has_code ? $decoded['code'] : 'netvexa_status_' . $status;
		$detail = isset( $decoded['detail'] ) && is_string( $decoded['detail'] ) ? $decoded['detail'] : '';
		$data   = array(
			'status'      => $status,
			'retry_after' => (int) wp_remote_retrieve_header( $response, 'retry-after' ),
		);
		return new \WP_Error( sanitize_key( $code ), sanitize_text_field( $detail ), $data );
	}
}
