import { type RouteContract } from "@netvexa/contract";
import { getMeRoute } from "@netvexa/contract/people";
import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useChange } from "../../api/use-route.ts";
import { wantedPlace } from "./wanted-place.ts";

/**
 * A change that may open a session, and `enter` for when it did: forgets what was known before and goes to where the
 * visitor came from, or to `to`. Only places of the dashboard itself are gone to.
 */
export function useSessionChange<C extends RouteContract>(route: C) {
  const change = useChange(route);
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const enter = (to?: string) => {
    const next = to ?? wantedPlace() ?? "/";
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[1] === getMeRoute.id });
    navigate(/^\/(?![/\\])/.test(next) ? next : "/");
  };
  return { change, enter };
}
