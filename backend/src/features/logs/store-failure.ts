import { AppError } from "#platform/errors";
import { logStoreFull, logStoreUnreachable } from "./errors.ts";

export type StoreFailure = "full" | "unreachable";

/** Why the hot store did not do what it was asked; null when it is something else. */
export function readStoreFailure(error: unknown): StoreFailure | null {
  if (!(error instanceof Error) || error instanceof AppError) return null;
  if (/\bOOM\b/.test(error.message)) return "full";
  const unreachable =
    /connection is closed|max retries|ECONN|ETIMEDOUT|EPIPE|CLUSTERDOWN|LOADING|READONLY|all keys in the pipeline|Cluster isn't ready|Failed to refresh slots|MASTERDOWN|stream isn't writeable/i;
  return unreachable.test(`${error.name} ${error.message}`) ? "unreachable" : null;
}

/** The error to answer with: 503 for what a later try mends, otherwise the same. */
export function asStoreError(error: unknown): unknown {
  const failure = readStoreFailure(error);
  if (failure === null) return error;
  return failure === "full" ? logStoreFull(error) : logStoreUnreachable(error);
}

/** Runs what needs the hot store, or the counters beside it, with errors that say what to do. */
export async function withStoreErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStoreError(error);
  }
}
