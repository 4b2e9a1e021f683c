import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Loading } from "./loading.tsx";
import { ProblemView } from "./problem-view.tsx";

export interface QueryViewProps<Data> {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}

/** Loading, refused, not permitted, failed or there: every screen shows what it reads through this. */
export function QueryView<Data>({ query, children }: QueryViewProps<Data>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemView error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}
