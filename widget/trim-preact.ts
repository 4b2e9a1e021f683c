import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** Text that must stand exactly once in the file, and what takes its place. */
export type Cut = [text: RegExp, replacement?: string];

/**
 * The parts of preact's own sources that the widget cannot reach, by file: its views are plain functions, so that
 * `Fragment` is the only component; it has no refs, no markup from strings, no controlled fields and no style props;
 * it never hydrates, and its lists grow and shrink but are never reordered. No bundler can know that.
 */
const preactCuts: Record<string, Cut[]> = {
  "index.js": [
    [/render, hydrate/, "render"],
    [/\tcreateElement,\n/],
    [/\tcreateRef,\n\tcloneElement,\n\tisValidElement\n/],
    [/export \{ BaseComponent[^]*/],
  ],
  "render.js": [
    [/if \(options\._root\).*/],
    [/if \(parentDom\.nodeType == 9\) \{[^}]*\}/],
    [/vnode && vnode\._flags & MODE_HYDRATE/, "false"],
    [/parentDom\.firstChild\s*\? slice.*\s*: NULL/, "NULL"],
    [/commitRoot\(.*/],
  ],
  "component.js": [
    [/ && !vnode\.props\._parentDom\n/],
    [/BaseComponent\.prototype\.setState = [^]*prototype\.render = Fragment;/],
    [/function renderComponent[^]*/, "export function resetRenderCount() {}"],
  ],
  "create-element.js": [
    [
      /else if \(i == 'ref'.*\n\s*else normalizedProps\[i\] = props\[i\];\n\t\}\n\n\tif \(length > 2\) \{[^}]*\}\n\n\treturn createVNode\(type/,
      "else normalizedProps[i] = props[i];\n\t}\n\n\tif (length > 2) normalizedProps.children = slice.call(arguments, 2);\n\n\treturn createVNode(type",
    ],
    [/if \(!original && options\.vnode\).*/],
  ],
  "diff/children.js": [
    [/if \(oldVNode\.ref != childVNode\.ref[^]*?\n\t\t\}\n/],
    [/if \(moved\) \{[^]*?\n\t\}\n/],
    [/if \(parentVNode\.props\._parentDom\) return oldDom;/],
    [/if \(oldDom && !oldDom\.parentNode\) \{[^]*?\n\t\t\}\n/],
    [/while \(next && next\.nodeType == 8\) next = next\.nextSibling;/],
    [/if \(!isMounting && parentDom\.moveBefore[^]*?\} else (?=\{)/],
    [/while \(\s*\(oldDom = oldDom && oldDom\.nextSibling\)[^]*?\);\n/, "oldDom = oldDom && oldDom.nextSibling;"],
  ],
  "diff/index.js": [
    [/if \(\s*oldVNode\._flags & MODE_SUSPENDED[^]*?\n\t\}\n/],
    [/if \(\(tmp = options\._diff\)\).*/],
    [
      /outer: if[^]*\} else (?=\{\s*oldDom = newVNode\._dom)/,
      `if (typeof newType == 'function') {
        tmp = newVNode.props.children;
        oldDom = diffChildren(parentDom, isArray(tmp) ? tmp : [tmp], newVNode, oldVNode, globalContext, namespace,
          excessDomChildren, commitQueue, oldDom, isHydrating, refQueue);
      } else `,
    ],
    [/if \(\(tmp = options\.diffed\)\).*/],
    [/else if \(nodeType == 'math'\).*/],
    [/if \(\s*nodeType == 'foreignObject'[^]*?\n\t\t\t\}\n/],
    [/parentDom = \(nodeType == 'template' && dom\.content\) \|\| dom;/, "parentDom = dom;"],
    [/if \(excessDomChildren\) \{\s*for[^]*?\n\t\}\n/],
    [/if \(isHydrating\) \{[^]*?\n\t\t\}\n/],
    [/ && \(!isHydrating \|\| dom\.data != newProps\)/],
    [/excessDomChildren =\s*nodeType == 'textarea'[^;]*;/],
    [/if \(!isHydrating && excessDomChildren\) \{[^]*?\n\t\t\}\n/],
    [/if \(i == 'dangerouslySetInnerHTML'\) \{\s*oldHtml = value;\s*\} else /],
    [
      /else if \(i == 'dangerouslySetInnerHTML'\) \{\s*newHtml = value;\s*\} else if \(i == 'value'\) [^]*?checked = value;\s*\}/,
    ],
    [/\(!isHydrating \|\| typeof value == 'function'\) &&/],
    [/if \(newHtml\) \{[^]*?\} else \{\s*if \(oldHtml\).*/, "{"],
    [/if \(excessDomChildren\) excessDomChildren\.some\(removeNode\);\n\t\t\}/, "}"],
    [/if \(!isHydrating \|\| nodeType == 'textarea'\) \{[^]*?\n\t\t\}\n/],
    [/if \(options\.unmount\).*/],
    [/ && !vnode\.props\._parentDom/],
    [/if \(\(r = vnode\.ref\)[^]*?\n\t\}\n/],
    [/if \(\(r = vnode\._component\)\) \{[^]*?\n\t\}\n/],
    [/if \(\s*!skipRemove &&\s*\(r = vnode\._component\)[^]*?\n\t\}\n/],
  ],
  "diff/props.js": [
    [/name != 'width' &&[^]*?name != 'tabIndex' &&[^]*?name != 'role' &&\s*name != 'popover' &&/, "name != 'role' &&"],
    [/name == 'popover' && value == true \? '' : value/, "value"],
    [/if \(name == 'style'\) \{[^]*?\n\t\}\n[^\n]*\n\telse (?=if \(name\[0\])/],
    [/useCapture = name != .*/],
    [/if \(namespace == SVG_NAMESPACE\) \{[^]*?\} else (?=if \(\s*name != 'role')/, "if (namespace != SVG_NAMESPACE) "],
    [/options\.event \? options\.event\(e\) : e/, "e"],
  ],
};

/** Makes the cuts; throws when one does not find its text exactly once, as after an update of preact. */
export function applyCuts(file: string, source: string, cuts: Cut[]): string {
  return cuts.reduce((rest, [text, replacement = ""]) => {
    const parts = rest.split(text);
    if (parts.length !== 2) throw new Error(`preact's ${file} has ${parts.length - 1} times ${text}, not once`);
    return parts.join(replacement);
  }, source);
}

/** Bundles preact from its sources without what the widget cannot reach. */
export function trimPreact(): Plugin {
  const root = fileURLToPath(new URL("../src/", import.meta.resolve("preact")));
  return {
    name: "trim-preact",
    enforce: "pre",
    resolveId(id) {
      return id === "preact" ? { id: `${root}index.js`, moduleSideEffects: false } : null;
    },
    load(id) {
      if (!id.startsWith(root)) return null;
      const file = id.slice(root.length);
      return { code: applyCuts(file, readFileSync(id, "utf8"), preactCuts[file] ?? []), moduleSideEffects: false };
    },
  };
}
