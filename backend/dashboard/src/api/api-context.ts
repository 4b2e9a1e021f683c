import { createContext, useContext } from "react";

export interface ApiContextValue {
  /** Path of the backend on this host, without a slash at the end. */
  basePath: string;
  /** The storefront that is open; null outside of one. */
  storefront: string | null;
}

export const ApiContext = createContext<ApiContextValue>({ basePath: "", storefront: null });

export function useApiContext(): ApiContextValue {
  return useContext(ApiContext);
}
