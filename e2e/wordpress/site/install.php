<?php
// Makes the site: one administrator (admin, password), pretty addresses, no dialogs over the editor.
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST']   = (string) preg_replace( '#^http://#', '', getenv( 'TEST_SITE_URL' ) );
$_SERVER['REQUEST_URI'] = '/';
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Harbour Books', 'admin', 'admin@example.com', true, '', 'password' );
update_option( 'show_avatars', 0 );
update_option( 'permalink_structure', '/%postname%/' );
flush_rewrite_rules();
$closed = array(
	'core'           => array( 'enableChoosePatternModal' => false ),
	'core/edit-post' => array( 'welcomeGuide' => false ),
	'_modified'      => gmdate( 'c' ),
);
update_user_meta( 1, $GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences', $closed );
if ( getenv( 'TEST_NETWORK' ) ) {
	require_once ABSPATH . 'wp-admin/includes/network.php';
	update_option( 'siteurl', getenv( 'TEST_SITE_URL' ) );
	update_option( 'home', getenv( 'TEST_SITE_URL' ) );
	foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
		$wpdb->$name = $table;
	}
	install_network();
	populate_network( 1, $_SERVER['HTTP_HOST'], 'admin@example.com', 'Harbour', '/', false );
}
