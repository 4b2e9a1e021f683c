<?php
/**
 * The block in a page.
 *
 * @package Netvexa\Chat
 *
 * @var array<string, mixed> $attributes The block's attributes.
 */

defined( 'ABSPATH' ) || exit;

echo \Netvexa\Chat\Chat_Renderer::render( $attributes, get_block_wrapper_attributes( array( 'class' => 'netvexa-chat' ) ) ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- the renderer escapes.
