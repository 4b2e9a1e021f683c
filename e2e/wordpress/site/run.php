<?php
// Runs code of a test inside WordPress, as the administrator, and prints what it returns as JSON after a line of its own.
$url                       = parse_url( getenv( 'TEST_SITE_URL' ) );
$_SERVER['HTTP_HOST']      = $url['host'] . ':' . $url['port'];
$_SERVER['REQUEST_URI']    = '/';
$_SERVER['REQUEST_METHOD'] = 'GET';
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
wp_set_current_user( 1 );
$result = ( static function ( string $code ) {
	return eval( $code );
} )( (string) file_get_contents( 'php://stdin' ) );
echo "\n" . wp_json_encode( $result ) . "\n";
