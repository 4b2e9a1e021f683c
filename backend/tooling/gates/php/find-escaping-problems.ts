import type { PhpFile, PhpProblem } from "./find-php-problems.ts";
import { argumentsOf, calleeOf, findNodes, isNode, lineOf, type PhpNode } from "./php-tree.ts";

const ESCAPES =
  /^(esc_\w+|wp_kses\w*|absint|intval|wp_json_encode|checked|selected|disabled|get_submit_button|paginate_links|tag_escape)$/;
const SAFE_KINDS = new Set(["string", "number", "boolean", "nullkeyword"]);
const EXCUSE = /phpcs:ignore [\w., ]*WordPress\.Security\.EscapeOutput\.OutputNotEscaped -- \S/;
const PRINTERS = new Set(["printf", "vprintf", "wp_die", "wp_admin_notice", "_e"]);

/** Whatever is printed is a literal or goes through an escaping function at the place where it is printed. */
export function findEscapingProblems(source: PhpFile): PhpProblem[] {
  const printed = [
    ...findNodes(source.tree, "echo").flatMap((node) => nodesOf(node["expressions"])),
    ...findNodes(source.tree, "print").flatMap((node) => nodesOf([node["expression"]])),
    ...findNodes(source.tree, "call")
      .filter((call) => PRINTERS.has(calleeOf(call)))
      .flatMap((call) => (calleeOf(call).startsWith("wp_") ? argumentsOf(call).slice(0, 1) : argumentsOf(call))),
  ];
  return printed
    .filter((node) => !isEscaped(node) && !EXCUSE.test(source.lines[lineOf(node) - 1] ?? ""))
    .map((node) => ({ line: lineOf(node), say: "prints what is not escaped there" }));
}

function isEscaped(node: PhpNode): boolean {
  if (SAFE_KINDS.has(node.kind)) return true;
  if (node.kind === "cast") return node["type"] === "int" || node["type"] === "float";
  if (node.kind === "call") return ESCAPES.test(calleeOf(node));
  if (node.kind === "bin") return nodesOf([node["left"], node["right"]]).every(isEscaped);
  if (node.kind === "retif") return nodesOf([node["trueExpr"], node["falseExpr"]]).every(isEscaped);
  return false;
}

function nodesOf(value: unknown): PhpNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}
