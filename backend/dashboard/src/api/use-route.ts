import type { RouteContract } from "@netvexa/contract";
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { useApiContext } from "./api-context.ts";
import { callRoute, type RouteInput, type RouteOutput } from "./call-route.ts";

export interface ReadOptions<Data> {
  /** Asks again after this many milliseconds; false: not by itself. */
  refetchMs?: (data: Data | undefined) => number | false;
  enabled?: boolean;
  /** Keeps showing the answer to the question before while the next one is on its way. */
  keepPrevious?: boolean;
}

/** Reads through a route of the API, for the storefront that is open. */
export function useRoute<C extends RouteContract>(
  route: C,
  input: RouteInput<C>,
  options: ReadOptions<RouteOutput<C>> = {},
): UseQueryResult<RouteOutput<C>> {
  const { basePath, storefront } = useApiContext();
  const { refetchMs } = options;
  return useQuery<RouteOutput<C>>({
    queryKey: [storefront, route.id, input],
    queryFn: ({ signal }) => callRoute({ basePath, storefront, signal }, route, input),
    enabled: options.enabled ?? true,
    refetchInterval: refetchMs ? ({ state }) => refetchMs(state.data) : false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Changes something through a route; afterwards every answer of the routes in `refreshes` is asked for anew. */
export function useChange<C extends RouteContract>(
  route: C,
  refreshes: readonly RouteContract[] = [],
): UseMutationResult<RouteOutput<C>, Error, RouteInput<C>> {
  const { basePath, storefront } = useApiContext();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: RouteInput<C>) => callRoute({ basePath, storefront }, route, input),
    onSuccess: async () => {
      const ids = new Set(refreshes.map(({ id }) => id));
      await queries.invalidateQueries({ predicate: ({ queryKey }) => ids.has(String(queryKey[1])) });
    },
  });
}
