import type { ComponentChildren, VNode } from "preact";
import { safeUrl } from "../safe-url.ts";

/** A link to another page in a tab of its own, so that the chat stays; plain content where the address is not http(s). */
export function drawLink(
  url: string | null | undefined,
  children: ComponentChildren,
  attributes: { class?: string; "aria-label"?: string } = {},
): VNode {
  const href = safeUrl(url);
  return href ? (
    <a href={href} target="_blank" rel="noopener" {...attributes}>
      {children}
    </a>
  ) : (
    <span {...attributes}>{children}</span>
  );
}
