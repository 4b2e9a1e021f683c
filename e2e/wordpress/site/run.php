<?php
// Runs code of a test inside WordPress, as the administrator, and answers with what it returns, as JSON on the last line.
// Only the tests' own server has this file, on loopback, behind a word that only the test knows.
if ( ! hash_equals( (string) getenv( 'TEST_RUN_TOKEN' ), (string) ( $_SERVER['HTTP_X_RUN_TOKEN'] ?? '' ) ) ) {
	http_response_code( 403 );
	exit;
}
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
wp_set_current_user( 1 );
try {
	$result = ( static function ( string $code ) {
		return eval( $code );
	} )( (string) file_get_contents( 'php://input' ) );
	echo "\n" . wp_json_encode( $result );
} catch ( Throwable $error ) {
	http_response_code( 500 );
	echo $error;
}
