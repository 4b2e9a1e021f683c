<?php
// Pretty addresses for PHP's own server: files that are there are served, everything else is WordPress's.
$path = urldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
// The sites of a network are folders in the address only.
if ( ! file_exists( __DIR__ . $path ) && preg_match( '#^/[\w-]+(/.+\.php)$#', $path, $inner ) && is_file( __DIR__ . $inner[1] ) ) {
	$path = $inner[1];
}
if ( is_dir( __DIR__ . $path ) ) {
	if ( '/' !== substr( $path, -1 ) ) {
		header( 'Location: ' . $path . '/' );
		return true;
	}
	$path .= 'index.php';
}
if ( is_file( __DIR__ . $path ) && '.php' !== substr( $path, -4 ) ) {
	return false;
}
if ( ! is_file( __DIR__ . $path ) ) {
	$path = '/index.php';
}
$_SERVER['SCRIPT_NAME']     = $path;
$_SERVER['PHP_SELF']        = $path;
$_SERVER['SCRIPT_FILENAME'] = __DIR__ . $path;
chdir( dirname( __DIR__ . $path ) );
require __DIR__ . $path;
