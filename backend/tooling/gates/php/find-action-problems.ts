import type { PhpFile, PhpProblem } from "./find-php-problems.ts";
import { argumentsOf, calleeOf, childrenOf, findNodes, isNode, lineOf, walk, type PhpNode } from "./php-tree.ts";

const SUPERGLOBALS = new Set(["_GET", "_POST", "_REQUEST", "_COOKIE", "_FILES", "_SERVER"]);
const NONCES = new Set(["check_admin_referer", "check_ajax_referer", "wp_verify_nonce"]);
const SANITISERS = /^(sanitize_\w+|esc_url_raw|absint|intval|wp_kses\w*|wp_verify_nonce)$/;

/** Whoever acts may act, meant to, and sends nothing that is taken as it is; the database is asked with bound values. */
export function findActionProblems({ tree }: PhpFile): PhpProblem[] {
  return [...findRequestProblems(tree), ...findOpenDoors(tree), ...findUnboundQueries(tree)];
}

function findRequestProblems(tree: PhpNode): PhpProblem[] {
  return findNodes(tree, "method", "function", "closure").flatMap((body) => {
    const reads = findReads(body, []);
    const calls = new Set(findNodes(body, "call").map(calleeOf));
    const isGuarded = calls.has("current_user_can") && [...NONCES].some((nonce) => calls.has(nonce));
    const unguarded = reads
      .filter(() => !isGuarded)
      .map(({ line }) => ({ line, say: "reads a request without nonce and capability" }));
    const raw = reads
      .filter(({ isClean }) => !isClean)
      .map(({ line }) => ({ line, say: "takes what a request says as it is" }));
    const isHandler = isNode(body["name"]) && handlersOf(tree).has(String(body["name"]["name"]));
    const open = isHandler && !isGuarded ? [{ line: lineOf(body), say: "acts without nonce and capability" }] : [];
    return [...unguarded, ...raw, ...open];
  });
}

interface Read {
  line: number;
  isClean: boolean;
}

/** Reads of superglobals, with whether an enclosing call unslashes and another sanitises, or only presence is asked. */
function findReads(node: PhpNode, around: string[]): Read[] {
  if (node.kind === "variable" && SUPERGLOBALS.has(String(node["name"]))) {
    const isAskedFor = around.some((name) => name === "isset" || name === "empty");
    const isCleaned = around.includes("wp_unslash") && around.some((name) => SANITISERS.test(name));
    return [{ line: lineOf(node), isClean: isAskedFor || isCleaned }];
  }
  const name = node.kind === "call" ? calleeOf(node) : node.kind;
  return childrenOf(node).flatMap((child) => findReads(child, [...around, name]));
}

/** Methods that a form or script of the browser can reach. */
function handlersOf(tree: PhpNode): Set<string> {
  const hooked = findNodes(tree, "call").filter((call) => {
    const [hook] = argumentsOf(call);
    return calleeOf(call) === "add_action" && hook !== undefined && /^(admin_post_|wp_ajax_)/.test(beginningOf(hook));
  });
  return new Set(
    hooked.flatMap((call) => [...walk(call)].filter(({ kind }) => kind === "string").map(({ value }) => String(value))),
  );
}

/** The literal that a text begins with. */
function beginningOf(node: PhpNode): string {
  if (node.kind === "string") return String(node["value"]);
  return node.kind === "bin" && isNode(node["left"]) ? beginningOf(node["left"]) : "";
}

function findOpenDoors(tree: PhpNode): PhpProblem[] {
  return findNodes(tree, "call").flatMap((call) => {
    const [hook] = argumentsOf(call);
    const line = lineOf(call);
    if (calleeOf(call) === "add_action" && hook !== undefined && /_nopriv_/.test(beginningOf(hook))) {
      return [{ line, say: "lets anybody act" }];
    }
    if (calleeOf(call) !== "register_rest_route") return [];
    const entries = findNodes(call, "entry").filter(({ key }) => isNode(key) && key["value"] === "permission_callback");
    const isOpen = entries.some(({ value }) => isNode(value) && value["value"] === "__return_true");
    return entries.length === 0 || isOpen ? [{ line, say: "registers a route that asks nobody who they are" }] : [];
  });
}

function findUnboundQueries(tree: PhpNode): PhpProblem[] {
  return findNodes(tree, "call")
    .filter((call) => /^\$wpdb->(query|get_(results|row|col|var))$/.test(calleeOf(call)))
    .filter((call) => {
      const [query] = argumentsOf(call);
      return query === undefined || query.kind !== "call" || calleeOf(query) !== "$wpdb->prepare";
    })
    .map((call) => ({ line: lineOf(call), say: "asks the database without $wpdb->prepare" }));
}
