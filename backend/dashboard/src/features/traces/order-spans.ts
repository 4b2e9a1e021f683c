import type { getTraceRoute } from "@netvexa/contract";
import type { RouteOutput } from "../../api/call-route.ts";

export type Trace = RouteOutput<typeof getTraceRoute>;
export type Span = Trace["spanList"][number];
export type PlacedSpan = Span & { depth: number };

/** Every step below the one that it is a part of, those of one parent in the order in which they began. */
export function orderSpans(spans: readonly Span[]): PlacedSpan[] {
  const known = new Set(spans.map(({ id }) => id));
  const children = Map.groupBy(spans, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const seen = new Set<string>();
  const below = (parent: string | null, depth: number): PlacedSpan[] =>
    (children.get(parent) ?? []).flatMap((span) => {
      if (seen.has(span.id)) return [];
      seen.add(span.id);
      return [{ ...span, depth }, ...below(span.id, depth + 1)];
    });
  return below(null, 0);
}
