import type { PhpFile, PhpProblem } from "./find-php-problems.ts";
import { argumentsOf, calleeOf, findNodes, isNode, lineOf, walk, type PhpNode } from "./php-tree.ts";

/** Of PHP 8, and not among what WordPress 6.6 brings along for older ones. */
const NEWER_FUNCTIONS =
  /^(array_is_list|array_find|array_any|array_all|mb_str_pad|mb_trim|json_validate|str_increment|get_debug_type|fdiv|preg_last_error_msg|enum_exists)$/;
const REQUESTS = /^wp_(safe_)?remote_(get|post|head|request)$/;
/** Everything that leaves the site is sent from one place; the other calls the site itself. */
const SENDERS = /class-(backend|worker)\.php$/;
const TRANSLATES = /^(__|_n|_x|_e|esc_html__|esc_attr__)$/;
const REDIRECT_EXCUSE = /phpcs:ignore WordPress\.Security\.SafeRedirect -- \S/;

/** What reviewers ask for beyond single lines: one sender, own scripts, checked settings, redirects that end. */
export function findPracticeProblems(source: PhpFile & { file: string }): PhpProblem[] {
  const calls = findNodes(source.tree, "call");
  const named = (pattern: RegExp) => calls.filter((call) => pattern.test(calleeOf(call)));
  return [
    ...say(named(NEWER_FUNCTIONS), "calls what PHP 7.4 does not know"),
    ...say(SENDERS.test(source.file) ? [] : named(REQUESTS), "sends a request from another place than Backend"),
    ...say(named(/^wp_(enqueue|register)_(script|style)$/).filter(isForeign), "loads code from elsewhere"),
    ...say(named(/^register_setting$/).filter(hasNoSanitiser), "registers a setting without a sanitiser"),
    ...say(findLooseRedirects(source, calls), "redirects to where anybody may have said"),
    ...say(findEndlessRedirects(source.tree), "goes on after a redirect"),
    ...say(
      named(TRANSLATES).filter((call) => lacksComment(call, source.lines)),
      "does not tell translators what stands for what",
    ),
  ];
}

function say(found: PhpNode[], words: string): PhpProblem[] {
  return found.map((node) => ({ line: lineOf(node), say: words }));
}

function isForeign(call: PhpNode): boolean {
  const address = argumentsOf(call)[1];
  return address?.kind === "string" && /^(https?:)?\/\//.test(String(address["value"]));
}

function hasNoSanitiser(call: PhpNode): boolean {
  return ![...walk(call)].some(({ kind, value }) => kind === "string" && value === "sanitize_callback");
}

function findLooseRedirects({ lines }: PhpFile, calls: PhpNode[]): PhpNode[] {
  return calls.filter(
    (call) => calleeOf(call) === "wp_redirect" && !REDIRECT_EXCUSE.test(lines[lineOf(call) - 1] ?? ""),
  );
}

/** The statement behind a redirect ends the request. */
function findEndlessRedirects(tree: PhpNode): PhpNode[] {
  return findNodes(tree, "block").flatMap((block) => {
    const statements = Array.isArray(block["children"]) ? block["children"].filter(isNode) : [];
    return statements.filter((statement, index) => {
      const call = statement["expression"];
      const next = statements[index + 1]?.["expression"];
      const isRedirect = isNode(call) && call.kind === "call" && /^wp_(safe_)?redirect$/.test(calleeOf(call));
      return isRedirect && !(isNode(next) && next.kind === "exit");
    });
  });
}

function lacksComment(call: PhpNode, lines: string[]): boolean {
  const [text] = argumentsOf(call);
  if (text?.kind !== "string" || !/%(\d\$)?[sd]/.test(String(text["value"]))) return false;
  const line = lineOf(call);
  return !lines.slice(Math.max(0, line - 3), line).some((above) => above.includes("/* translators:"));
}
