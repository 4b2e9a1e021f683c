import type { PhpFile, PhpProblem } from "./find-php-problems.ts";
import { argumentsOf, calleeOf, childrenOf, findNodes, isNode, lineOf, type PhpNode } from "./php-tree.ts";

/** Calls whose first argument is a name that all plugins of a site share. */
const NAMING =
  /^(update_option|add_option|delete_option|set_transient|add_shortcode|wp_enqueue_script|wp_register_script|wp_enqueue_style|define|apply_filters|do_action|wp_schedule_event|register_rest_route)$/;
const OURS = /^netvexa|^_transient_netvexa|^_transient_timeout_netvexa/i;
const NAMESPACE = "Netvexa\\Chat";
const TEXT_DOMAIN = "netvexa-chat";
const TRANSLATES = /^(__|_e|_x|_n|esc_html__|esc_attr__|esc_html_e|esc_attr_e|esc_html_x|esc_attr_x)$/;
const EXCUSE = /phpcs:ignore WordPress\.NamingConventions\.PrefixAllGlobals\.\w+ -- \S/;

/** Every name that other plugins could also use begins with ours, and every text names our domain. */
export function findNamingProblems({ tree, lines }: PhpFile): PhpProblem[] {
  const calls = findNodes(tree, "call");
  const names = calls
    .filter((call) => NAMING.test(calleeOf(call)) && !EXCUSE.test(lines[lineOf(call) - 1] ?? ""))
    .filter((call) => argumentsOf(call)[0]?.kind === "string" && !OURS.test(String(argumentsOf(call)[0]?.["value"])))
    .map((call) => ({
      line: lineOf(call),
      say: `uses the name ${String(argumentsOf(call)[0]?.["value"])}, which is not ours`,
    }));
  const domains = calls
    .filter((call) => TRANSLATES.test(calleeOf(call)))
    .filter((call) => argumentsOf(call).at(-1)?.["value"] !== TEXT_DOMAIN || argumentsOf(call)[0]?.kind !== "string")
    .map((call) => ({ line: lineOf(call), say: "translates a text that is no literal, or of another domain" }));
  return [...names, ...domains, ...findGlobalNames(tree)];
}

function findGlobalNames(tree: PhpNode): PhpProblem[] {
  const top = childrenOf(tree);
  const isOurs = top.some(({ kind, name }) => kind === "namespace" && name === NAMESPACE);
  if (isOurs) return [];
  return top
    .filter(({ kind }) => ["class", "interface", "trait", "function", "constantstatement"].includes(kind))
    .filter(({ name }) => !OURS.test(isNode(name) ? String(name["name"]) : ""))
    .map((node) => ({ line: lineOf(node), say: `declares a ${node.kind} outside of our namespace` }));
}
