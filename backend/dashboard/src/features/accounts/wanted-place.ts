/**
 * Where the visitor wanted to go before the sign-in; null without one. From the address itself: the router decodes a query
 * once before it is parsed, which takes an address within an address apart.
 */
export function wantedPlace(): string | null {
  return new URLSearchParams(location.search).get("next");
}

/** The same as a query to be handed on from sign-in to sign-up and back; empty without one. */
export function wantedPlaceQuery(): string {
  const next = wantedPlace();
  return next === null ? "" : `?next=${encodeURIComponent(next)}`;
}
