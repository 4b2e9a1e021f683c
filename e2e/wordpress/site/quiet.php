<?php
// A must-use plugin: no mail, and nothing that asks wordpress.org for news.
add_filter( 'pre_wp_mail', '__return_true' );
foreach ( array( 'wp_version_check', 'wp_update_plugins', 'wp_update_themes', '_maybe_update_core', '_maybe_update_plugins', '_maybe_update_themes' ) as $task ) {
	foreach ( array( 'admin_init', 'init', 'load-plugins.php', 'load-update-core.php', 'load-themes.php' ) as $hook ) {
		remove_action( $hook, $task );
	}
	add_filter( 'pre_schedule_event', static fn( $before, $event ) => $task === $event->hook ? false : $before, 10, 2 );
}
// Whatever is requested of others than the site itself is written down.
add_filter(
	'pre_http_request',
	static function ( $answer, $arguments, $url ) {
		if ( 0 !== strpos( $url, home_url() ) ) {
			file_put_contents( WP_CONTENT_DIR . '/requests.log', $url . "\n", FILE_APPEND );
		}
		return $answer;
	},
	10,
	3
);
// A slow server can be asked for, so that there is a middle to kill it in.
add_filter(
	'netvexa_chat_document',
	static function ( $document ) {
		usleep( 1000 * (int) get_option( 'test_pause_per_document' ) );
		return $document;
	}
);
// A language may be asked for that this WordPress has no files of its own for.
foreach ( array( 'locale', 'pre_determine_locale' ) as $hook ) {
	add_filter(
		$hook,
		static function ( $locale ) {
			$wanted = get_option( 'test_locale' );
			return $wanted ? $wanted : $locale;
		}
	);
}
