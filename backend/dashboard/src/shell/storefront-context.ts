import { createContext, useContext } from "react";
import type { MemberOrganisation, MemberStorefront } from "./me-context.ts";

export interface OpenStorefront extends MemberStorefront {
  organisation: MemberOrganisation;
}

export const StorefrontContext = createContext<OpenStorefront | null>(null);

/** The storefront that is open, with what this member may do in it; only below `Storefront`. */
export function useStorefront(): OpenStorefront {
  const value = useContext(StorefrontContext);
  if (value === null) throw new Error("This screen stands outside of a storefront.");
  return value;
}
