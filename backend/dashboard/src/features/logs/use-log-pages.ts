import { searchLogsRoute } from "@netvexa/contract";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useApiContext } from "../../api/api-context.ts";
import { callRoute } from "../../api/call-route.ts";

const PAGE = 500;
const FIRST: string | null = null;

/** The records of a query, newest first, page by page. */
export function useLogPages(query: string) {
  const { basePath, storefront } = useApiContext();
  const pages = useInfiniteQuery({
    queryKey: [storefront, searchLogsRoute.id, query],
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      callRoute({ basePath, storefront, signal }, searchLogsRoute, {
        query: { q: query, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: FIRST,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data } = pages;
  const records = useMemo(() => data?.pages.flatMap((page) => page.records), [data]);
  return { ...pages, records };
}
