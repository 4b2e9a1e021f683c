<?php
/**
 * Plugin Name:       Netvexa Chat
 * Description:       An AI agent that answers your visitors from your own pages and products, with its sources.
 * Version:           0.1.0
 * Requires at least: 6.6
 * Requires PHP:      7.4
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       netvexa-chat
 * Domain Path:       /dist/languages
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

define( 'NETVEXA_CHAT_VERSION', '0.1.0' );
define( 'NETVEXA_CHAT_FILE', __FILE__ );

require __DIR__ . '/includes/load-classes.php';

Languages::register();
Chat_Block::register();
Preview::register();
Shortcode::register();
Site_Wide::register();
Changes::register();
Worker::register();
Settings_Page::register();
Admin_Actions::register();
Health_Routes::register();
Server_Routes::register();
Privacy_Text::register();
Network::register();
Network_Page::register();
Personal_Data::register();
Orders_Shortcode::register();
WooCommerce_Compatibility::register();
Customer_Routes::register();
Orders::register();
Conversions::register();
