import { findActionProblems } from "./find-action-problems.ts";
import { findEscapingProblems } from "./find-escaping-problems.ts";
import { findNamingProblems } from "./find-naming-problems.ts";
import { findPracticeProblems } from "./find-practice-problems.ts";
import { argumentsOf, calleeOf, childrenOf, findNodes, isNode, lineOf, parsePhp, type PhpNode } from "./php-tree.ts";

export interface PhpProblem {
  line: number;
  say: string;
}

export interface PhpFile {
  tree: PhpNode;
  /** The lines of the source, for the notes that excuse something with a reason. */
  lines: string[];
}

const FORBIDDEN = new Set(
  "exec,shell_exec,system,passthru,popen,proc_open,base64_decode,error_log,var_dump,print_r,var_export,extract,unserialize,create_function,assert,file_put_contents,fopen,curl_init,curl_exec,phpinfo,session_start,setcookie".split(
    ",",
  ),
);
const MAX_LINES = 300;
const MAX_FUNCTION_LINES = 50;

/** What a file of the WordPress plugin breaks of the rules that it is to be reviewed by; one line each, with its line. */
export function findPhpProblems(text: string, file: string): string[] {
  let tree: PhpNode;
  try {
    tree = parsePhp(text, file);
  } catch (error) {
    return [`${file} is not PHP 7.4: ${error instanceof Error ? error.message : String(error)}`];
  }
  const source: PhpFile = { tree, lines: text.split("\n") };
  return [
    ...findNewerSyntax(source),
    ...findGuardProblems(source),
    ...findForbiddenThings(source),
    ...findLengthProblems(source),
    ...findEscapingProblems(source),
    ...findActionProblems(source),
    ...findNamingProblems(source),
    ...findPracticeProblems({ ...source, file }),
  ]
    .toSorted((one, other) => one.line - other.line)
    .map(({ line, say }) => `${file}:${line} ${say}`);
}

/** What the parser lets through at every version. */
function findNewerSyntax({ tree }: PhpFile): PhpProblem[] {
  const newer = findNodes(tree, "uniontype", "intersectiontype", "attrgroup", "enum", "match");
  const promoted = findNodes(tree, "parameter").filter(({ flags }) => Number(flags) > 0);
  const types = findNodes(tree, "typereference", "name", "staticreference").filter(({ kind, name }) => {
    return kind !== "name" && /^(mixed|never)$/.test(String(name));
  });
  const readonly = findNodes(tree, "property", "class").filter(
    (node) => node["readonly"] === true || node["isReadonly"] === true,
  );
  return [...newer, ...promoted, ...types, ...readonly].map((node) => ({
    line: lineOf(node),
    say: "uses what PHP 7.4 does not know",
  }));
}

/** Nobody runs a file by its address: the first statement that does anything ends it outside of WordPress. */
function findGuardProblems({ tree }: PhpFile): PhpProblem[] {
  const top = childrenOf(tree).flatMap((node) => (node.kind === "namespace" ? childrenOf(node) : [node]));
  const first = top.find(({ kind }) => !["declare", "usegroup", "inline"].includes(kind));
  const guard = first?.["expression"];
  const isGuard =
    isNode(guard) &&
    guard.kind === "bin" &&
    isNode(guard["left"]) &&
    isNode(guard["right"]) &&
    calleeOf(guard["left"]) === "defined" &&
    argumentsOf(guard["left"])[0]?.["value"] === "ABSPATH" &&
    guard["right"].kind === "exit";
  return isGuard ? [] : [{ line: 1, say: "does not begin with defined( 'ABSPATH' ) || exit;" }];
}

function findForbiddenThings({ tree }: PhpFile): PhpProblem[] {
  const calls = findNodes(tree, "call")
    .filter((call) => FORBIDDEN.has(calleeOf(call)))
    .map((call) => ({ line: lineOf(call), say: `calls ${calleeOf(call)}` }));
  const others = findNodes(tree, "eval", "goto", "nowdoc", "silent")
    .concat(findNodes(tree, "encapsed").filter(({ type }) => type === "heredoc" || type === "shell"))
    .map((node) => ({ line: lineOf(node), say: `uses ${node.kind}` }));
  return [...calls, ...others];
}

function findLengthProblems({ tree, lines }: PhpFile): PhpProblem[] {
  const long = findNodes(tree, "method", "function").flatMap((node) => {
    const { loc } = node;
    const end = typeof loc === "object" && loc !== null && "end" in loc ? loc.end : undefined;
    const last = typeof end === "object" && end !== null && "line" in end ? Number(end.line) : 0;
    const length = last - lineOf(node) + 1;
    return length > MAX_FUNCTION_LINES ? [{ line: lineOf(node), say: `has a function of ${length} lines` }] : [];
  });
  return lines.length > MAX_LINES ? [...long, { line: 1, say: `has more than ${MAX_LINES} lines` }] : long;
}
