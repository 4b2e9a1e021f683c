<?php
/**
 * Loads a class of the plugin when it is first used: `Netvexa\Chat\Post_Reader` from `class-post-reader.php`.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

spl_autoload_register(
	static function ( string $name ): void {
		if ( 0 !== strpos( $name, __NAMESPACE__ . '\\' ) ) {
			return;
		}
		$slug = strtolower( str_replace( '_', '-', substr( $name, strlen( __NAMESPACE__ ) + 1 ) ) );
		$file = __DIR__ . '/class-' . $slug . '.php';
		if ( is_readable( $file ) ) {
			require $file;
		}
	}
);
