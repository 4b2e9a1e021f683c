import { useCallback } from "react";
import { useApiContext } from "../api/api-context.ts";

/** Makes a path of the dashboard one that leads there from within a storefront's own screens, too. */
export function useAddress(): (path: string) => string {
  const { basePath } = useApiContext();
  return useCallback((path: string) => `~${basePath}/app${path}`, [basePath]);
}
