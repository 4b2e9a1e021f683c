<?php
/**
 * Runs when the plugin is deleted: on every site of a network.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;
defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require __DIR__ . '/netvexa-chat.php';

Network::on_every_site( array( Uninstaller::class, 'clean_site' ) );
delete_site_option( Network_Settings::OPTION );
