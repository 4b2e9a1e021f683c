import { describe, expect, it } from "vitest";
import { findPhpProblems } from "./find-php-problems.ts";

const HEAD = "<?php\nnamespace Netvexa\\Chat;\ndefined( 'ABSPATH' ) || exit;\n";

const problemsOf = (code: string, head = HEAD) => findPhpProblems(head + code, "bad.php");

describe("[B6] the rules for the plugin's PHP", () => {
  it("let well-kept code pass", () => {
    const code = `
add_action( 'admin_post_netvexa_chat_go', array( Go::class, 'run' ) );
final class Go {
	public static function run(): void {
		if ( ! current_user_can( 'manage_options' ) ) {
			return;
		}
		check_admin_referer( 'go' );
		$name = isset( $_POST['name'] ) ? sanitize_text_field( wp_unslash( $_POST['name'] ) ) : '';
		update_option( 'netvexa_chat_name', $name );
		echo '<p>' . esc_html( $name ) . '</p>';
	}
}`;
    expect(problemsOf(code)).toEqual([]);
  });

  it.each([
    ["match", "$a = match ( $b ) { 1 => 2 };"],
    ["the null-safe operator", "$a = $b?->c;"],
    ["named arguments", "f( name: 1 );"],
    ["union types", "function netvexa_f( int|string $a ) {}"],
    ["promoted properties", "class A { public function __construct( private int $a ) {} }"],
    ["enums", "enum A { case B; }"],
    ["mixed", "class A { public function f( mixed $a ) {} }"],
    ["readonly properties", "class A { public readonly int $a; }"],
  ])("refuse %s, which PHP 7.4 does not know", (_what, code) => {
    expect(problemsOf(code).join("\n")).toMatch(/7\.4/);
  });

  it.each([
    ["a file without a guard", "function netvexa_f() {}", "ABSPATH", "<?php\nnamespace Netvexa\\Chat;\n"],
    ["a printed variable", "echo $name;", "not escaped"],
    ["a variable within a printed text", 'echo "<p>$name</p>";', "not escaped"],
    ["a translation that is printed as it is", "echo __( 'Hello', 'netvexa-chat' );", "not escaped"],
    ["a printf with a raw argument", "printf( '<p>%s</p>', $name );", "not escaped"],
    ["one branch that is not escaped", "echo $a ? esc_html( $a ) : $b;", "not escaped"],
    [
      "an action without nonce",
      "add_action( 'admin_post_netvexa', 'go' ); class A { function go() { current_user_can( 'x' ); } }",
      "without nonce",
    ],
    [
      "an action without capability",
      "add_action( 'wp_ajax_netvexa', 'go' ); class A { function go() { check_ajax_referer( 'x' ); } }",
      "without nonce and capability",
    ],
    ["an action for everybody", "add_action( 'wp_ajax_nopriv_netvexa', 'go' );", "anybody"],
    [
      "a raw request",
      "class A { function f() { current_user_can( 'x' ); check_admin_referer( 'y' ); return $_POST['a']; } }",
      "as it is",
    ],
    [
      "a request without nonce",
      "class A { function f() { return sanitize_key( wp_unslash( $_GET['a'] ) ); } }",
      "without nonce",
    ],
    [
      "a route for everybody",
      "register_rest_route( 'netvexa-chat/v1', '/x', array( 'permission_callback' => '__return_true' ) );",
      "asks nobody",
    ],
    [
      "a route without a permission",
      "register_rest_route( 'netvexa-chat/v1', '/x', array( 'callback' => 'f' ) );",
      "asks nobody",
    ],
    ["an unbound query", '$wpdb->query( "DELETE FROM x WHERE id = $id" );', "prepare"],
    ["a name of everybody's", "update_option( 'chat_settings', 1 );", "not ours"],
    ["a global function", "function chat_go() {}", "namespace", "<?php\ndefined( 'ABSPATH' ) || exit;\n"],
    ["another text domain", "esc_html__( 'Hello', 'default' );", "domain"],
    ["a computed translation", "esc_html__( $text, 'netvexa-chat' );", "domain"],
    ["eval", "eval( $code );", "eval"],
    ["a shell", "shell_exec( 'ls' );", "shell_exec"],
    ["a heredoc", "$a = <<<X\nhello $b\nX;", "encapsed"],
    ["debugging", "var_dump( $a );", "var_dump"],
    ["a function of PHP 8", "$a = array_is_list( $b );", "7.4"],
    ["a request from anywhere", "wp_remote_post( $url );", "another place"],
    ["code from elsewhere", "wp_enqueue_script( 'netvexa-x', 'https://cdn.example/x.js' );", "elsewhere"],
    [
      "a setting without a sanitiser",
      "register_setting( 'netvexa', 'netvexa_x', array( 'type' => 'string' ) );",
      "sanitiser",
    ],
    ["an open redirect", "function netvexa_f() { wp_redirect( $url ); exit; }", "anybody"],
    ["a redirect that goes on", "function netvexa_f() { wp_safe_redirect( $url ); netvexa_g(); }", "goes on"],
    ["a placeholder that nobody explains", "sprintf( __( 'From %s', 'netvexa-chat' ), $a );", "translators"],
    ["a long function", `class A { function f() {\n${"\n".repeat(60)}} }`, "function of"],
  ])("refuse %s", (...[, code, say, head = HEAD]) => {
    expect(problemsOf(code, head).join("\n")).toContain(say);
  });

  it("ask for a reason where something is excused", () => {
    const excuse = "phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped";
    expect(problemsOf(`echo $html; // ${excuse}`)).toHaveLength(1);
    expect(problemsOf(`echo $html; // ${excuse} -- the renderer escapes.`)).toEqual([]);
  });
});
