<?php
/**
 * Where the launcher is shown.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/**
 * The owner's rules for the site-wide launcher: by page, kind of content and role. Which device it is only the browser
 * decides, since a page that is cached for one device is shown on others.
 */
final class Rules {
	/**
	 * Whether the page that is being made shows the launcher.
	 *
	 * @param array<string, mixed> $settings The settings.
	 */
	public static function allow( array $settings ): bool {
		return $settings['everywhere']
			&& ! self::is_hidden_from_user( $settings )
			&& self::is_wanted_kind( $settings['on_types'] )
			&& self::is_wanted_page( $settings['pages_mode'], $settings['pages'] );
	}

	/**
	 * Whether who is signed in is not to see it. Pages for people who are signed in are not cached.
	 *
	 * @param array<string, mixed> $settings The settings.
	 */
	private static function is_hidden_from_user( array $settings ): bool {
		$user = wp_get_current_user();
		return $user->exists() && ( ( $settings['hide_for_admins'] && current_user_can( 'manage_options' ) ) || array() !== array_intersect( $settings['hide_for_roles'], $user->roles ) );
	}

	/**
	 * Whether the page is of a kind that was chosen; without a choice every page is.
	 *
	 * @param string[] $types Kinds of content.
	 */
	private static function is_wanted_kind( array $types ): bool {
		return array() === $types || is_singular( $types ) || is_post_type_archive( $types );
	}

	/**
	 * Whether the page is, or is not, among those that were named.
	 *
	 * @param string   $mode     `only` or `except`.
	 * @param string[] $patterns Paths such as `/shop/*`.
	 */
	private static function is_wanted_page( string $mode, array $patterns ): bool {
		if ( array() === $patterns ) {
			return true;
		}
		$path  = '/' . trim( (string) $GLOBALS['wp']->request, '/' );
		$named = array_filter( $patterns, static fn( string $pattern ) => self::matches( $pattern, $path ) );
		return ( 'only' === $mode ) === ( array() !== $named );
	}

	/**
	 * Whether a path is meant by a pattern, in which `*` stands for anything.
	 *
	 * @param string $pattern Pattern.
	 * @param string $path    Path.
	 */
	private static function matches( string $pattern, string $path ): bool {
		$pattern = '/' . trim( $pattern, '/' );
		return 1 === preg_match( '#^' . str_replace( '\*', '.*', preg_quote( $pattern, '#' ) ) . '$#iu', $path );
	}
}
