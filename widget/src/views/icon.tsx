import type { VNode } from "preact";

/** A line drawing on a grid of 24. */
export function drawIcon(path: string): VNode {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
