import { getMeRoute } from "@netvexa/contract/people";
import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./api-problem.ts";

const FRESH_MS = 5_000;
const TRIES = 2;

/** The answers that screens have in common. One that says "not signed in" makes the whole application look again. */
export function createQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        const signedOut = error instanceof ApiProblem && error.status === 401 && queryKey[1] !== getMeRoute.id;
        if (signedOut) void queries.invalidateQueries({ predicate: (query) => query.queryKey[1] === getMeRoute.id });
      },
    }),
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: isWorthAnotherTry } },
  });
  return queries;
}

function isWorthAnotherTry(failures: number, error: Error): boolean {
  return failures < TRIES && error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
}
