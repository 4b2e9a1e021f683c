<?php
/**
 * Plugin Name:       Netvexa Chat
 * Description:       Puts your Netvexa agent, which answers from your own pages and products, into your site.
 * Version:           0.1.0
 * Requires at least: 6.6
 * Requires PHP:      7.4
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       netvexa
 *
 * @package Netvexa
 */

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/includes/class-netvexa-settings.php';
require __DIR__ . '/includes/class-netvexa-widget.php';

Netvexa_Settings::register();
Netvexa_Widget::register();
